namespace Kasane.Internal;

/// <summary>(*) -> the same inside a border of one value.</summary>
/// <derivative>the part of g inside the border.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct ConstantPadOp(long[] Sizes, long[] Starts, long[] From, Scalar Value) : IOp1
{
    public static string Name => "ConstantPad";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var y = Tensor.Allocate(x.Device, Layout.Contiguous(Sizes), x.DType);
        y.Backend.Fill(y.Block, Value);
        var offset = y.Offset;
        for (var d = 0; d < Sizes.Length; d++) offset += Starts[d] * y.Layout.Stride(d);
        if (x.ElementCount > 0) y.Backend.Copy(x.Block, y.Block.With(Layout.Strided(From, y.Layout.Strides), offset));
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        for (var d = 0; d < Sizes.Length; d++)
            if (Sizes[d] != From[d]) gradient = gradient.Narrow(d, Starts[d], From[d]);
        return gradient;
    }
}
