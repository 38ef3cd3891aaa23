namespace Kasane.Internal;

/// <summary>Running extremes, and where they stand.</summary>
/// <derivative>g added up at the positions of the extremes.</derivative>
/// <dtypes>all but complex</dtypes>
internal readonly record struct CumExtremeOp(int Dim, bool Largest, Layout From) : IOpN
{
    public static string Name => "CumExtreme";

    public static bool HasByproduct => true;

    public static (Tensor Values, Tensor Indices) Call(Tensor x, int dim, bool largest)
    {
        var name = largest ? "CumMax" : "CumMin";
        Order.Require(x, name);
        var results = Primitive.Call(new CumExtremeOp(Dims.Normalize(dim, x.Rank, name), largest, x.Layout), [x]);
        return (results[0], results[1]);
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 0;

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var x = Rows.Dense(inputs[0]!);
        var values = Tensor.Allocate(x.Device, x.Layout, x.DType);
        var indices = Tensor.Allocate(x.Device, x.Layout, DType.Int64);
        var rows = Rows.Of(x.Layout, Dim);
        values.Backend.ArgScan(x.Block.With(rows), values.Block.With(rows), indices.Block.With(rows), Largest);
        return [values, indices];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved) =>
        [gradients[0] is { } gradient ? Primitive.Call(new SpreadAlongOp(Dim, From, Name), gradient, saved.Result(1)) : null];
}
