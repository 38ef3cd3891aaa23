namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// The reverse of <see cref="TakeAlong"/>: a copy of <paramref name="x"/> in which elements are overwritten, or added to.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="along">The dimension and the index, as <see cref="IndexChecks.Along"/> returns them.</param>
    /// <param name="values">The index's shape, or one element; of any dtype.</param>
    /// <param name="mode">What happens in the places.</param>
    /// <param name="operation">For the error message.</param>
    internal static Tensor PutAlong(this Tensor x, (int Dim, Tensor Index) along, Tensor values, PutMode mode, string operation) =>
        Primitive.Call(new PutAlongOp(along.Dim, mode, operation), [x, along.Index, values])[0];

    /// <summary><see cref="PutAlong"/> in place.</summary>
    internal static Tensor PutAlongInPlace(this Tensor x, (int Dim, Tensor Index) along, Tensor values, PutMode mode, string operation) =>
        InPlace.Call(new PutAlongOp(along.Dim, mode, operation), [x, along.Index, values]);
}

/// <summary>Elements written into, or added to, a table at an index along one dimension.</summary>
/// <derivative>by the table: g, without what was overwritten; by the elements: g at their places.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct PutAlongOp(int Dim, PutMode Mode, string Operation) : IOpN, IInPlaceN
{
    public static string Name => "PutAlong";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 2;

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var y = new CopyOp(inputs[0]!.DType).Forward(inputs[0]!);
        Write(y, Dim, inputs[1]!, inputs[2]!, Mode, Operation, false);
        return [y];
    }

    public void ForwardInto(ReadOnlySpan<Tensor?> inputs)
    {
        var x = inputs[0]!;
        var dense = RawCopy.Contiguous(x);
        Write(dense, Dim, inputs[1]!, inputs[2]!, Mode, Operation, true);
        if (!ReferenceEquals(x, dense)) x.Backend.Copy(dense.Block, x.Block);
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var (gradient, along) = (gradients[0]!, (Dim, saved.Input(1)));
        return
        [
            !saved.Wants(0) ? null
                : Mode == PutMode.Add ? gradient
                : gradient.PutAlong(along, Tensor.Zeros([], gradient.DType, gradient.Device), PutMode.Overwrite, Operation),
            null,
            saved.Wants(2) ? gradient.TakeAlong(along, Operation) : null,
        ];
    }

    /// <summary>Writes into a contiguous tensor without recording.</summary>
    public static void Write(Tensor y, int dim, Tensor places, Tensor values, PutMode mode, string operation, bool checkFirst)
    {
        if (places.ElementCount == 0) return;
        var single = values.ElementCount == 1;
        var fits = values.DType == y.DType && (values.IsContiguous || single);
        var given = fits ? values : new CopyOp(y.DType).Forward(values);
        var index = checkFirst ? RawCopy.Contiguous(places) : places;
        var row = single ? given.Block.With(Layout.Contiguous([1])) : TakeAlongOp.Ranked(given);
        var bad = y.Backend.PutAlong(TakeAlongOp.Ranked(y), TakeAlongOp.Ranked(index), row, dim, mode, checkFirst);
        if (bad >= 0) IndexPositions.ThrowOutside(index, bad, 0, TakeAlongOp.SizeAlong(y, dim), operation, dim);
    }
}
