namespace Kasane;

/// <summary>
/// Functions on pictures for <see cref="Dataset{T}.Map"/>, e.g. <c>using static Kasane.Transforms;</c> and
/// <c>Compose(ToTensor(), RandomHorizontalFlip(), Normalize([0.5], [0.5]))</c>. Pictures are (..., height, width). Random ones draw from
/// <see cref="DataRandom.Current"/>.
/// </summary>
public static partial class Transforms
{
    /// <summary>Functions one after the other.</summary>
    /// <param name="transforms">The first is applied first.</param>
    public static Func<Tensor, Tensor> Compose(params IReadOnlyList<Func<Tensor, Tensor>> transforms)
    {
        ArgumentNullException.ThrowIfNull(transforms);
        Func<Tensor, Tensor>[] all = [.. transforms];
        return x => all.Aggregate(x, (y, transform) => transform(y));
    }

    /// <summary>A function as it is.</summary>
    public static Func<Tensor, Tensor> Lambda(Func<Tensor, Tensor> function) => function;

    /// <summary>
    /// Pictures from files for a network: (height, width) or (height, width, channels) becomes (channels, height, width), Float32. Bytes are
    /// divided by 255; other numbers stay.
    /// </summary>
    public static Func<Tensor, Tensor> ToTensor() => x => x.Rank switch
    {
        2 => ToFloat(x.Unsqueeze(0)),
        3 => ToFloat(x.Permute(2, 0, 1)).Contiguous(),
        _ => throw new ShapeException($"ToTensor expects (height, width) or (height, width, channels), but got {x.Shape}.")
        {
            Operation = "ToTensor",
            Shapes = [x.Shape],
        },
    };

    /// <summary>Another element type; from bytes to floating point divided by 255 (torchvision's <c>convert_image_dtype</c>).</summary>
    /// <param name="dtype">A floating-point type; default Float32.</param>
    public static Func<Tensor, Tensor> ToFloat(DType dtype = DType.Float32) =>
        x => x.DType == DType.UInt8 ? x.To(dtype) / 255 : x.To(dtype);

    /// <summary>(x - mean) / std for each channel.</summary>
    /// <param name="mean">One number per channel, or one for all.</param>
    /// <param name="std">One number per channel, or one for all; not 0.</param>
    /// <exception cref="ArgumentException">A standard deviation of 0.</exception>
    public static Func<Tensor, Tensor> Normalize(ReadOnlySpan<double> mean, ReadOnlySpan<double> std)
    {
        if (std.Contains(0)) throw new ArgumentException("Normalize divides by the standard deviation, and one is 0.", nameof(std));
        var (m, s) = (mean.ToArray(), std.ToArray());
        return x =>
        {
            if (!x.DType.IsFloatingPoint)
                throw new DTypeException(
                    $"Normalize expects floating-point numbers, but got {x.DType}. Put ToTensor() or ToFloat() before it.")
                {
                    Operation = "Normalize",
                };
            return (x - Channels(m, x)) / Channels(s, x);
        };
    }

    private static Tensor ToFloat(Tensor x) => x.DType == DType.UInt8 ? x.To(DType.Float32) / 255 : x.To(DType.Float32);

    private static Tensor Channels(double[] numbers, Tensor like) => Tensor.From(numbers).To(like.DType).To(like.Device).Reshape(-1, 1, 1);

    private static (long Height, long Width) SizeOf(Tensor x, string operation) => x.Rank >= 2
        ? (x.Size(-2), x.Size(-1))
        : throw new ShapeException($"{operation} expects (..., height, width), but got {x.Shape}.") { Operation = operation, Shapes = [x.Shape] };

    private static Tensor Cut(Tensor x, long top, long left, long height, long width) => x.Narrow(-2, top, height).Narrow(-1, left, width);
}
