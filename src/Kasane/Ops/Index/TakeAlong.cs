namespace Kasane;

public static partial class Functional
{
    /// <summary>Elements of <paramref name="x"/> at an index along one dimension.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="along">The dimension and the index, as <see cref="IndexChecks.Along"/> returns them.</param>
    /// <param name="operation">For the error message.</param>
    internal static Tensor TakeAlong(this Tensor x, (int Dim, Tensor Index) along, string operation) =>
        Primitive.Call(new TakeAlongOp(along.Dim, x.Layout, operation), x, along.Index);
}

/// <summary>Elements of a table at an index along one dimension.</summary>
/// <derivative>g added up at the places.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct TakeAlongOp(int Dim, Layout From, string Operation) : IOp2
{
    public static string Name => "TakeAlong";

    public Needs NeedsFor(bool left, bool right) => Needs.Right;

    public Tensor Forward(Tensor a, Tensor b)
    {
        var y = Tensor.Allocate(a.Device, b.Layout.AsContiguous(), a.DType);
        if (b.ElementCount == 0) return y;
        var bad = y.Backend.TakeAlong(Ranked(RawCopy.Contiguous(a)), Ranked(b), Ranked(y), Dim);
        if (bad >= 0) IndexPositions.ThrowOutside(b, bad, 0, SizeAlong(a, Dim), Operation, Dim);
        return y;
    }

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved) =>
        Primitive.Call(new SpreadAlongOp(Dim, From, Operation), gradient, saved.Right);

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => null;

    /// <summary>A tensor's block, with a dimension where the tensor has none.</summary>
    public static Block Ranked(Tensor x) => x.Rank == 0 ? x.Block.With(Layout.Contiguous([1])) : x.Block;

    public static long SizeAlong(Tensor x, int dim) => x.Rank == 0 ? 1 : x.Layout.Size(dim);
}
