namespace Kasane.Internal;

/// <summary>Writes values of one type as one kind of text; notebooks find the members by their names.</summary>
/// <param name="mimeType">The kind of text.</param>
/// <param name="type">The type, also of derived classes.</param>
/// <param name="text">The text; null for a value that it does not know.</param>
internal sealed class NotebookFormatter(string mimeType, Type type, Func<object, string?> text)
{
    public string MimeType { get; } = mimeType;

    public Type Type { get; } = type;

    /// <returns>Whether it knew the value.</returns>
    public bool Format(object value, TextWriter writer)
    {
        if (text(value) is not { } written) return false;
        writer.Write(written);
        return true;
    }
}
