namespace Kasane.Samples.Gan;

/// <summary>The real pictures, as rows of 784 values from -1 to 1.</summary>
internal static class Pictures
{
    /// <summary>All pictures of a folder of IDX files, or the digits inside the library.</summary>
    public static Tensor Load(string? folder)
    {
        var images = folder is null
            ? AllDigits()
            : Read(FindImages(folder));
        if (images.Rank != 3) throw new CheckpointFormatException($"The images must have the shape (N, height, width), but have {images.Shape}.");
        return Resize(images.To(DType.Float32) / 127.5 - 1).Flatten(1);
    }

    private static Tensor AllDigits()
    {
        var (train, test) = (Digits.Train().Images, Digits.Test().Images);
        var all = Tensor.Empty([train.Size(0) + test.Size(0), 8, 8], DType.UInt8);
        all[..1500] = train;
        all[1500..] = test;
        return all;
    }

    private static Tensor Read(string path)
    {
        var file = IdxFile.Read(path);
        return Tensor.From(file.Bytes.Span, file.Shape);
    }

    private static string FindImages(string folder)
    {
        foreach (var name in (string[])["train-images-idx3-ubyte", "train-images-idx3-ubyte.gz", "train-images.idx3-ubyte", "train-images.idx3-ubyte.gz"])
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path)) return path;
        }
        throw new FileNotFoundException($"{folder} holds no train-images-idx3-ubyte (or .gz). --data expects a folder with the files of MNIST or Fashion-MNIST.");
    }

    // Linear interpolation along both axes is a product with one matrix from each side.
    private static Tensor Resize(Tensor images)
    {
        var (height, width) = (images.Size(1), images.Size(2));
        if (height == GanOptions.PictureSize && width == GanOptions.PictureSize) return images;
        return Interpolation(height).MatMul(images).MatMul(Interpolation(width).Transpose(0, 1));
    }

    private static Tensor Interpolation(long from)
    {
        const int to = GanOptions.PictureSize;
        var weights = new float[to * from];
        for (var i = 0; i < to; i++)
        {
            var at = Math.Clamp(((i + 0.5) * from / to) - 0.5, 0, from - 1);
            var left = (long)at;
            var right = Math.Min(left + 1, from - 1);
            weights[(i * from) + left] += (float)(1 - (at - left));
            weights[(i * from) + right] += (float)(at - left);
        }
        return Tensor.From(weights, [to, from]);
    }
}
