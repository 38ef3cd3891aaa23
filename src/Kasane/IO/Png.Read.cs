namespace Kasane;

public static partial class Png
{
    /// <summary>Reads a PNG file: all colour types and depths, palettes, transparency, interlacing; checksums are checked.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointFormatException">The file is damaged or no PNG file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PngImage Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads a PNG file's bytes.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <exception cref="CheckpointFormatException">The bytes are damaged or no PNG file.</exception>
    public static PngImage Read(ReadOnlyMemory<byte> file, string source = "The picture")
    {
        try
        {
            return PngReader.Decode(file);
        }
        // zlib streams that ask for a dictionary end in an IOException.
        catch (Exception error) when (error is InvalidDataException or OverflowException or IOException)
        {
            throw new CheckpointFormatException($"{source} is no valid PNG file: {error.Message.TrimEnd('.')}. Get the file again from its source.", error);
        }
    }
}
