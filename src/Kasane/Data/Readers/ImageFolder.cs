namespace Kasane;

/// <summary>
/// PNG pictures in one folder per class: <c>root/cat/1.png</c>, <c>root/dog/a/2.png</c>. Classes are numbered in the order of their names,
/// pictures are sorted by path. A picture is read when it is asked for.
/// </summary>
public sealed class ImageFolder : Dataset<(Tensor Image, long Label)>
{
    private readonly (string Path, int Label)[] files;
    private readonly int? channels;

    /// <summary>Looks for pictures.</summary>
    /// <param name="root">The folder with one folder per class.</param>
    /// <param name="channels">1 for grey, 3 for RGB, 4 with alpha: pictures are converted. Null: as each file has it. Default 3.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="ArgumentException">There are no classes, or a class without pictures.</exception>
    public ImageFolder(string root, int? channels = 3)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        if (channels is not (null or 1 or 3 or 4)) throw new ArgumentOutOfRangeException(nameof(channels), channels, "Pictures have 1, 3 or 4 channels.");
        this.channels = channels;
        var folders = Directory.GetDirectories(root).Order(StringComparer.Ordinal).ToArray();
        Classes = Array.ConvertAll(folders, folder => Path.GetFileName(folder)!);
        files = [.. folders.SelectMany((folder, label) => Pictures(folder).Select(file => (file, label)))];
        if (folders.Length == 0) throw new ArgumentException($"{root} has no folders; expected one for each class.", nameof(root));
    }

    /// <summary>The names of the classes, in the order of their numbers.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The pictures' files.</summary>
    public IReadOnlyList<string> Paths => Array.ConvertAll(files, file => file.Path);

    /// <inheritdoc/>
    public override int Count => files.Length;

    /// <summary>The picture (channels, height, width), UInt8 (Int32 with 16 bits per channel), and the number of its class.</summary>
    public override (Tensor Image, long Label) this[int index]
    {
        get
        {
            var image = Png.Read(files[index].Path);
            return ((channels is { } wanted ? image.Convert(wanted) : image).ToTensor(), files[index].Label);
        }
    }

    private static string[] Pictures(string folder)
    {
        string[] found = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".png", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new ArgumentException($"{folder} holds no PNG pictures. Remove the folder or put pictures in.", nameof(folder));
    }
}
