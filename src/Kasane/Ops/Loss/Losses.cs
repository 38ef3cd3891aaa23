namespace Kasane.Internal;

/// <summary>What losses share.</summary>
internal static class Losses
{
    public static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
    {
        Kasane.Reduction.Mean => losses.Mean(),
        Kasane.Reduction.Sum => losses.Sum(),
        _ => losses,
    };

    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void RequireSameShape(Tensor input, Tensor target, string operation)
    {
        if (!input.Layout.SameSizes(target.Layout))
            throw new ArgumentException($"{operation} expects a target of the input's shape {input.Shape}, but got {target.Shape}. Reshape one of them.", nameof(target));
    }

    /// <summary>One number per class as (C, 1, ...), to go with (N, C, ...).</summary>
    public static Tensor AlongClasses(Tensor weight, int rank)
    {
        if (rank <= 2) return weight;
        Span<long> sizes = stackalloc long[rank - 1];
        sizes.Fill(1);
        sizes[0] = weight.Layout.Size(0);
        return weight.Reshape(sizes);
    }
}
