namespace Kasane;

/// <summary>The lines of UTF-8 text files, read when they are needed; each epoch reads the files anew.</summary>
/// <param name="paths">The files, one after the other.</param>
public sealed class TextLines(params IReadOnlyList<string> paths) : IterableDataset<string>
{
    /// <inheritdoc/>
    public override IEnumerator<string> GetEnumerator() => paths.SelectMany(File.ReadLines).GetEnumerator();
}
