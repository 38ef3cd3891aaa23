namespace Kasane;

public static partial class Functional
{
    /// <summary>The elements of a tensor, counted in row-major order, at the given positions.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="positions">Int64, every one within range; any shape.</param>
    internal static Tensor TakeFlat(this Tensor x, Tensor positions) => Primitive.Call(default(TakeFlatOp), x, positions);

    /// <summary>A copy of <paramref name="x"/> in which the elements at the given positions are overwritten, or added to.</summary>
    internal static Tensor PutFlat(this Tensor x, Tensor positions, Tensor values, bool accumulate) =>
        Primitive.Call(new PutFlatOp(accumulate), [x, positions, values])[0];
}

internal readonly struct TakeFlatOp : IOp2
{
    public static string Name => "Take";

    public Needs NeedsFor(bool left, bool right) => Needs.Left | Needs.Right;

    public Tensor Forward(Tensor a, Tensor b)
    {
        var (source, index) = (a.Layout.IsContiguous ? a : Primitive.Call(new CopyOp(a.DType), a), b.Contiguous());
        var y = Tensor.Allocate(a.Device, index.Layout, a.DType);
        y.Backend.Take(source.Block, index.Block, y.Block);
        return y;
    }

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved) =>
        Tensor.Zeros(saved.Left.Shape, gradient.DType, gradient.Device).PutFlat(saved.Right, gradient, accumulate: true);

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => null;
}

internal readonly record struct PutFlatOp(bool Accumulate) : IOpN
{
    public static string Name => "Put";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 2;

    public Tensor[] Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, positions, values) = (inputs[0]!, inputs[1]!.Contiguous(), inputs[2]!);
        var y = new CopyOp(x.DType).Forward(x);
        var given = values.DType == x.DType && values.IsContiguous ? values : new CopyOp(x.DType).Forward(values);
        y.Backend.Put(y.Block, positions.Block, given.Block, Accumulate);
        return [y];
    }

    public Tensor?[] Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var (gradient, positions) = (gradients[0]!, saved.Input(1));
        return
        [
            !saved.Wants(0) ? null : Accumulate ? gradient : gradient.PutFlat(positions, Tensor.Scalar(0.0, gradient.DType).To(gradient.Device), accumulate: false),
            null,
            saved.Wants(2) ? gradient.TakeFlat(positions) : null,
        ];
    }
}
