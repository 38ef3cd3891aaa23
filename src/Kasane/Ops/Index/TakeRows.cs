namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// Slices of <paramref name="x"/> where some neighbouring dimensions, merged and counted in row-major order, have the given positions;
    /// the dimensions of the positions take their place.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dims">Which dimensions are merged.</param>
    /// <param name="positions">Int64, every one within range; any shape.</param>
    internal static Tensor TakeRows(this Tensor x, MergedDims dims, Tensor positions) =>
        Primitive.Call(new TakeRowsOp(dims, x.Layout), x, positions);

    /// <summary>The elements of a tensor, counted in row-major order, at the given positions.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="positions">Int64, every one within range; any shape.</param>
    internal static Tensor TakeFlat(this Tensor x, Tensor positions) => x.TakeRows(new(0, x.Rank), positions);

    /// <summary>The same with positions that were made for this call alone: their memory goes back as soon as the tape allows.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="positions">Int64, every one within range; any shape.</param>
    internal static Tensor TakeOnce(this Tensor x, Tensor positions)
    {
        var y = x.TakeFlat(positions);
        positions.Retire();
        return y;
    }
}

/// <summary>Rows of a table at indexed places.</summary>
/// <derivative>g added up at the places.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct TakeRowsOp(MergedDims Dims, Layout From) : IOp2
{
    public static string Name => "Take";

    public Needs NeedsFor(bool left, bool right) => Needs.Right;

    public Tensor Forward(Tensor a, Tensor b)
    {
        var (source, index) = (RawCopy.Contiguous(a), RawCopy.Contiguous(b));
        var y = Tensor.Allocate(a.Device, Layout.Contiguous(Dims.Result(a.Layout, b.Layout)), a.DType);
        y.Backend.Take(
            source.Block.With(Dims.Table(a.Layout)),
            index.Block.With(Layout.Contiguous([b.ElementCount])),
            y.Block.With(Dims.Rows(a.Layout, b.ElementCount)));
        return y;
    }

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved) =>
        Primitive.Call(new SpreadRowsOp(Dims, From), gradient, saved.Right);

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => null;
}
