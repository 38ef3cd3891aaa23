namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// The reverse of <see cref="TakeRows"/>: a copy of <paramref name="x"/> in which slices are overwritten, added to, ...
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dims">Which dimensions are merged.</param>
    /// <param name="positions">Int64, every one within range; any shape.</param>
    /// <param name="values">A shape that broadcasts to what <see cref="TakeRows"/> would return; any dtype.</param>
    /// <param name="mode">What happens in the places.</param>
    internal static Tensor PutRows(this Tensor x, MergedDims dims, Tensor positions, Tensor values, PutMode mode)
    {
        if (mode is PutMode.Overwrite or PutMode.Add)
            return Primitive.Call(new PutRowsOp(dims, mode), [x, positions, Fit(x, dims, positions, values)])[0];
        return Primitive.Call(new ReduceRowsOp(dims, mode), [x, positions, Fit(x, dims, positions, values)])[0];
    }

    /// <summary><see cref="PutRows"/> in place.</summary>
    internal static Tensor PutRowsInPlace(this Tensor x, MergedDims dims, Tensor positions, Tensor values, PutMode mode)
    {
        if (mode is PutMode.Overwrite or PutMode.Add)
            return InPlace.Call(new PutRowsOp(dims, mode), [x, positions, Fit(x, dims, positions, values)]);
        return x.CopyInPlace(x.Clone().PutRows(dims, positions, values, mode));
    }

    /// <summary>A copy of <paramref name="x"/> in which the elements at the given positions are overwritten, or added to.</summary>
    internal static Tensor PutFlat(this Tensor x, Tensor positions, Tensor values, bool accumulate) =>
        x.PutRows(new(0, x.Rank), positions, values, accumulate ? PutMode.Add : PutMode.Overwrite);

    private static Tensor Fit(Tensor x, MergedDims dims, Tensor positions, Tensor values)
    {
        if (values.ElementCount == 1 && !values.NeedsGradient) return values;
        var sizes = dims.Result(x.Layout, positions.Layout);
        return values.Layout.Sizes.SequenceEqual(sizes) ? values : values.Expand(sizes);
    }
}

/// <summary>Rows written into, or combined with, a table at indexed places.</summary>
/// <derivative>by the table: g, without what was overwritten; by the rows: g at their places.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct PutRowsOp(MergedDims Dims, PutMode Mode) : IOpN, IInPlaceN
{
    public static string Name => "Put";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 2;

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var y = new CopyOp(inputs[0]!.DType).Forward(inputs[0]!);
        Write(y, Dims, inputs[1]!, inputs[2]!, Mode);
        return [y];
    }

    public void ForwardInto(ReadOnlySpan<Tensor?> inputs)
    {
        var x = inputs[0]!;
        var dense = RawCopy.Contiguous(x);
        Write(dense, Dims, inputs[1]!, inputs[2]!, Mode);
        if (!ReferenceEquals(x, dense)) x.Backend.Copy(dense.Block, x.Block);
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var (gradient, positions) = (gradients[0]!, saved.Input(1));
        return
        [
            !saved.Wants(0) ? null
                : Mode == PutMode.Add ? gradient
                : gradient.PutRows(Dims, positions, Tensor.Zeros([], gradient.DType, gradient.Device), PutMode.Overwrite),
            null,
            saved.Wants(2) ? gradient.TakeRows(Dims, positions) : null,
        ];
    }

    /// <summary>Writes into a contiguous tensor without recording.</summary>
    public static void Write(Tensor y, MergedDims dims, Tensor positions, Tensor values, PutMode mode)
    {
        if (mode is PutMode.Largest or PutMode.Smallest) Order.Require(y, "Scatter");
        var fits = values.DType == y.DType && (values.IsContiguous || values.ElementCount == 1);
        var given = fits ? values : new CopyOp(y.DType).Forward(values);
        var index = RawCopy.Contiguous(positions);
        var rows = dims.Rows(y.Layout, positions.ElementCount);
        y.Backend.Put(
            y.Block.With(dims.Table(y.Layout)),
            index.Block.With(Layout.Contiguous([index.ElementCount])),
            given.Block.With(given.ElementCount == 1 ? Layout.Contiguous([1, 1, 1]) : rows),
            mode);
    }
}
