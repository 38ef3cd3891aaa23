namespace Kasane;

/// <summary>Reads a folder with the IDX files of MNIST, Fashion-MNIST or any other data set of that form, gzipped or not.</summary>
public static class Mnist
{
    /// <summary>Reads images and labels.</summary>
    /// <param name="folder">Where <c>train-images-idx3-ubyte</c> and its sisters are, with or without <c>.gz</c>.</param>
    /// <param name="train">The training part (default) or the test part.</param>
    /// <returns>Images (N, 28, 28), UInt8, and labels (N), Int64.</returns>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="CheckpointFormatException">A file is damaged, or images and labels differ in number.</exception>
    public static (Tensor Images, Tensor Labels) Read(string folder, bool train = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var part = train ? "train" : "t10k";
        var images = IdxFile.Read(Find(folder, $"{part}-images-idx3-ubyte"));
        var labels = IdxFile.Read(Find(folder, $"{part}-labels-idx1-ubyte"));
        if (images.DType != DType.UInt8 || labels.DType != DType.UInt8 || images.Shape.Rank < 1 || labels.Shape.Rank != 1 || images.Shape[0] != labels.Shape[0])
            throw new CheckpointFormatException(
                $"The images {images.Shape} and labels {labels.Shape} in {folder} do not belong together. Get both files from one source.");
        return (Tensor.From(images.Bytes.Span, images.Shape), Tensor.From(labels.Bytes.Span, labels.Shape).To(DType.Int64));
    }

    private static string Find(string folder, string name)
    {
        foreach (var candidate in (string[])[name, name + ".gz"])
            if (Path.Combine(folder, candidate) is var path && File.Exists(path)) return path;
        throw new FileNotFoundException($"{folder} holds no {name} (or .gz). Expected a folder with the four files of an MNIST-like data set.");
    }
}
