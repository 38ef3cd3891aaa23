namespace Kasane.Internal;

/// <summary>What losses share.</summary>
internal static class Losses
{
    public static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
    {
        Kasane.Reduction.Mean => losses.Mean(),
        Kasane.Reduction.Sum => losses.Sum(),
        Kasane.Reduction.None => losses,
        _ => throw new ArgumentException($"The reduction {reduction} exists for KlDiv only. Use None, Mean or Sum.", nameof(reduction)),
    };

    /// <summary>max(x, 0).</summary>
    public static Tensor Hinge(Tensor x) => Primitive.Call(new UnaryPrimitive<HingeOp>(default), x);

    /// <summary>A scalar 0 like another tensor.</summary>
    public static Tensor Zero(Tensor like) => Tensor.Zeros([], like.DType, like.Device);

    /// <summary>max(x, least), but the gradient passes everywhere: the bound is not part of the function that is differentiated.</summary>
    public static Tensor AtLeast(Tensor x, double least)
    {
        var y = x.Clone();
        using (Autograd.NoGrad()) y.CopyInPlace(y.Maximum(Tensor.Full([], least, y.DType, y.Device)));
        return y;
    }

    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void RequireSameShape(Tensor input, Tensor target, string operation)
    {
        if (!input.Layout.SameSizes(target.Layout))
            throw new ArgumentException(
                $"{operation} expects a target of the input's shape {input.Shape}, but got {target.Shape}. Reshape one of "
                + $"them.", nameof(target));
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

    /// <summary>Scores (N, C) and classes (N), a batch of one where there is none.</summary>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static (Tensor Input, Tensor Target) Batched(Tensor input, Tensor target, string operation)
    {
        var fits = input.Rank == 2
            ? target.Rank == 1 && target.Layout.Size(0) == input.Layout.Size(0)
            : input.Rank <= 1 && target.ElementCount == 1;
        if (!fits)
            throw new ShapeException(
                $"{operation} expects an input (N, C) with a target (N), or (C) with a scalar, but got {input.Shape} and {target.Shape}.")
            {
                Operation = operation,
                Shapes = [input.Shape, target.Shape],
            };
        return input.Rank == 2 ? (input, target) : (input.Reshape(1, -1), target.Reshape(1));
    }
}
