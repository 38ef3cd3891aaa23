namespace Kasane;

/// <summary>
/// One item of an index, as in <c>x[0, 1..3, ^1]</c>: a position, a range, a new axis, a mask, or a tensor of positions. Numbers, ranges,
/// truth values, tensors and arrays convert by themselves.
/// </summary>
public readonly struct TensorIndex
{
    private TensorIndex(TensorIndexKind kind, long? start = null, long? stop = null, long step = 1, Tensor? tensor = null)
    {
        Kind = kind;
        Start = start;
        Stop = stop;
        By = step;
        Tensor = tensor;
    }

    /// <summary>As many whole dimensions as the other items leave over: <c>...</c> in Python.</summary>
    public static TensorIndex Ellipsis { get; } = new(TensorIndexKind.Ellipsis);

    /// <summary>A new dimension of size 1: <c>None</c> in Python.</summary>
    public static TensorIndex NewAxis { get; } = new(TensorIndexKind.NewAxis);

    /// <summary>A whole dimension: the same as <c>..</c>.</summary>
    public static TensorIndex All { get; } = new(TensorIndexKind.Range);

    internal TensorIndexKind Kind { get; }

    internal long? Start { get; }

    internal long? Stop { get; }

    internal long By { get; }

    internal Tensor? Tensor { get; }

    /// <summary>Python's slice: every <paramref name="step"/>-th position from <paramref name="start"/> up to below <paramref name="stop"/>.</summary>
    /// <param name="start">The first position; negative numbers count from the end; null: the first there is (for a negative step: the last).</param>
    /// <param name="stop">Where to stop, not included; negative numbers count from the end; null: after the last one there is.</param>
    /// <param name="step">The distance; negative to walk backwards. Not 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public static TensorIndex Step(long? start, long? stop, long step)
    {
        if (step == 0) throw new ArgumentOutOfRangeException(nameof(step), "A slice expects a step that is not 0.");
        return new(TensorIndexKind.Range, start, stop, step);
    }

    /// <summary>A position; negative numbers count from the end. The dimension disappears.</summary>
    public static implicit operator TensorIndex(int position) => new(TensorIndexKind.Position, position);

    /// <summary>A position; negative numbers count from the end. The dimension disappears.</summary>
    public static implicit operator TensorIndex(long position) => new(TensorIndexKind.Position, position);

    /// <summary>A position, <c>^1</c> being the last. The dimension disappears.</summary>
    public static implicit operator TensorIndex(Index position) => new(TensorIndexKind.Position, Signed(position));

    /// <summary>A run of positions; what lies outside is left out, as in Python.</summary>
    public static implicit operator TensorIndex(Range range) => new(TensorIndexKind.Range, Signed(range.Start), Signed(range.End));

    /// <summary>A new dimension: of size 1 for true, of size 0 for false.</summary>
    public static implicit operator TensorIndex(bool value) => new(TensorIndexKind.Tensor, tensor: Tensor.Scalar(value));

    /// <summary>A mask (Bool or UInt8) over as many dimensions as it has, or integers: positions in one dimension.</summary>
    public static implicit operator TensorIndex(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return new(TensorIndexKind.Tensor, tensor: tensor);
    }

    /// <summary>Positions in one dimension.</summary>
    public static implicit operator TensorIndex(int[] positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        return (TensorIndex)Array.ConvertAll(positions, position => (long)position);
    }

    /// <summary>Positions in one dimension.</summary>
    public static implicit operator TensorIndex(long[] positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        return new(TensorIndexKind.Tensor, tensor: Tensor.From<long>(positions));
    }

    // Beyond every end, so that it is clamped to the size.
    private static long Signed(Index index) => !index.IsFromEnd ? index.Value : index.Value == 0 ? long.MaxValue : -index.Value;
}
