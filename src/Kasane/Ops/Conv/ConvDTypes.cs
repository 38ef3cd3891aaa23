namespace Kasane.Internal;

/// <summary>Convolutions sum in Float32, Float64 or Int64; other dtypes are widened and the result is narrowed.</summary>
internal static class ConvDTypes
{
    /// <summary>A contiguous tensor of the dtype to compute in.</summary>
    public static Tensor Wide(Tensor x)
    {
        var wide = x.DType is DType.Float64 or DType.Float32 ? x.DType : x.DType.IsFloatingPoint ? DType.Float32 : DType.Int64;
        return x.DType == wide ? RawCopy.Contiguous(x) : new CopyOp(wide).Forward(x);
    }

    public static Tensor Narrow(Tensor x, DType dtype) => x.DType == dtype ? x : new CopyOp(dtype).Forward(x);

    /// <summary>The result before anything was added: the bias of its channel everywhere, or 0.</summary>
    public static void Begin(Tensor y, Tensor? bias)
    {
        if (bias is null)
        {
            y.Backend.Fill(y.Block, 0);
            return;
        }
        Span<long> strides = stackalloc long[y.Rank];
        strides.Clear();
        strides[1] = bias.Layout.Stride(0);
        y.Backend.Copy(bias.Block.With(Layout.Strided(y.Layout.Sizes, strides)), y.Block);
        GC.KeepAlive(bias);
    }

    /// <summary>The shape in which a bias broadcasts over channels.</summary>
    public static long[] ChannelShape(Tensor bias, int rank)
    {
        var shape = new long[rank];
        shape.AsSpan().Fill(1);
        shape[1] = bias.ElementCount;
        return shape;
    }

    /// <summary>The sum over everything but the channels.</summary>
    public static Tensor PerChannel(Tensor gradient)
    {
        Span<int> dims = stackalloc int[gradient.Rank - 1];
        for (var d = 0; d < dims.Length; d++) dims[d] = d == 0 ? 0 : d + 1;
        return gradient.Sum(dims);
    }
}
