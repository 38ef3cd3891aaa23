namespace Kasane.Internal;

/// <summary>x times <paramref name="Factor"/> where the mask (Bool, of x's shape) is true, times 0 elsewhere.</summary>
/// <derivative>g dropped by the same mask.</derivative>
/// <dtypes>Float32, Float64</dtypes>
internal readonly record struct DropOp(double Factor) : IOp2
{
    public static string Name => "Dropout";

    public Needs NeedsFor(bool left, bool right) => left ? Needs.Right : Needs.Nothing;

    public Tensor Forward(Tensor x, Tensor kept)
    {
        var source = Rows.Dense(x);
        var mask = Rows.Dense(kept);
        var y = Tensor.Allocate(x.Device, source.Layout, x.DType);
        y.Backend.Drop(source.Block, mask.Block, Factor, y.Block);
        GC.KeepAlive(source);
        GC.KeepAlive(mask);
        return y;
    }

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved) =>
        Primitive.Call(this, gradient.DType is DType.Float32 or DType.Float64 ? gradient : gradient.To(DType.Float32), saved.Right);

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => null;
}
