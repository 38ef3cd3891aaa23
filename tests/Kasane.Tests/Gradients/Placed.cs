using Kasane.Internal;
using Kasane.Tests.Support;

namespace Kasane.Tests.Gradients;

/// <summary>Leaves that lie in memory in different ways.</summary>
internal static class Placed
{
    /// <summary>A leaf for an input of the given shape.</summary>
    public static Tensor Leaf(Placing kind, long[] shape, double low, double high, double phase, int dim = 0)
    {
        var leaf = kind switch
        {
            Placing.Transposed => Numbers.Spread(shape.Reverse().ToArray(), low, high, phase).Permute([.. Enumerable.Range(0, shape.Length).Reverse()]).Detach(),
            Placing.Reversed => Reversed(Numbers.Spread(shape, low, high, phase)),
            Placing.Broadcast => Numbers.Spread(OneAt(shape, dim), low, high, phase),
            Placing.Empty => Numbers.Spread([0, .. shape.Skip(1)], low, high, phase),
            Placing.Scalar => Numbers.Spread([], low, high, phase),
            _ => Numbers.Spread(shape, low, high, phase),
        };
        leaf.RequiresGrad = true;
        return leaf;
    }

    /// <summary>What the operation sees of the leaf.</summary>
    public static Tensor Seen(Placing kind, Tensor leaf, long[] shape) => kind == Placing.Broadcast ? leaf.Expand(shape) : leaf;

    // One element is repeated along the dimension.
    private static long[] OneAt(long[] shape, int dim)
    {
        long[] sizes = [.. shape];
        if (dim < sizes.Length) sizes[dim] = 1;
        return sizes;
    }

    private static Tensor Reversed(Tensor x)
    {
        var strides = x.Strides.ToArray();
        var offset = 0L;
        for (var dim = 0; dim < strides.Length; dim++)
        {
            offset += strides[dim] * (x.Size(dim) - 1);
            strides[dim] = -strides[dim];
        }
        return x.Alias(Layout.Strided(x.Shape.ToArray(), strides), offset);
    }
}
