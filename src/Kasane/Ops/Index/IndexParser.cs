namespace Kasane.Internal;

/// <summary>Reads an index item by item: positions, ranges and new axes become one view, tensors are set aside.</summary>
internal sealed class IndexParser(Tensor x, List<IndexItem> items)
{
    private readonly long[] starts = new long[x.Rank];
    private readonly List<SliceDim> dims = new(x.Rank + 1);
    private int source;
    private bool changed;

    /// <exception cref="TensorIndexException">The index does not fit the tensor.</exception>
    public void Read(ReadOnlySpan<TensorIndex> index)
    {
        var (used, open) = (0, -1);
        for (var i = 0; i < index.Length; i++)
        {
            used += Uses(index[i]);
            if (index[i].Kind != TensorIndexKind.Ellipsis) continue;
            if (open >= 0) throw new TensorIndexException("An index may contain Ellipsis only once.") { Operation = "Index" };
            open = i;
        }
        if (used > x.Rank)
            throw new TensorIndexException(
                x.Rank == 0 ? "A tensor without dimensions cannot be indexed. Use x.Item<T>() to read its number."
                : $"Too many indices: {used} dimensions are indexed, but the tensor has shape {x.Shape}.")
            {
                Operation = "Index",
                Shapes = [x.Shape],
            };
        for (var i = 0; i < index.Length; i++)
        {
            if (i == open) Keep(x.Rank - used);
            else Read(index[i]);
        }
        Keep(x.Rank - source);
    }

    /// <summary>The view to take first; null if it is the tensor itself, to which index tensors are then applied.</summary>
    public SliceGeometry? Geometry() => changed || items.Count == 0 ? new(x.Shape.ToArray(), starts, [.. dims]) : null;

    private static int Uses(TensorIndex item) => item.Kind switch
    {
        TensorIndexKind.Position or TensorIndexKind.Range => 1,
        TensorIndexKind.Tensor => IsMask(item.Tensor!) ? item.Tensor!.Rank : 1,
        _ => 0,
    };

    private static bool IsMask(Tensor tensor) => tensor.DType is DType.Bool or DType.UInt8;

    private void Keep(int count)
    {
        for (; count > 0; count--, source++) dims.Add(new(source, 1, x.Layout.Size(source)));
    }

    private void Read(TensorIndex item)
    {
        switch (item.Kind)
        {
            case TensorIndexKind.Position:
                Position(item.Start!.Value);
                break;
            case TensorIndexKind.Range:
                ReadRange(item);
                break;
            case TensorIndexKind.NewAxis:
                dims.Add(new(-1, 1, 1));
                changed = true;
                break;
            case TensorIndexKind.Tensor when IsMask(item.Tensor!):
                ReadMask(item.Tensor!);
                break;
            case TensorIndexKind.Tensor when item.Tensor!.Rank == 0 && item.Tensor.DType.IsInteger:
                Position(item.Tensor.Item<long>());
                break;
            case TensorIndexKind.Tensor:
                IndexPositions.RequireInteger(item.Tensor!, "Index");
                items.Add(new(new(dims.Count, 1), item.Tensor!, null));
                Keep(1);
                break;
        }
    }

    private void Position(long position)
    {
        var size = x.Layout.Size(source);
        if (position < -size || position >= size)
            throw new TensorIndexException(
                size == 0 ? $"Index {position} is out of range: dimension {source} of shape {x.Shape} is empty."
                : $"Index {position} is out of range for dimension {source} of shape {x.Shape}: expected {-size} to {size - 1}.")
            {
                Operation = "Index",
                Shapes = [x.Shape],
            };
        starts[source++] = position < 0 ? position + size : position;
        changed = true;
    }

    private void ReadRange(TensorIndex item)
    {
        var (size, step) = (x.Layout.Size(source), item.By);
        var (first, last) = step > 0 ? (0L, size) : (-1L, size - 1);
        var start = Clamp(item.Start ?? (step > 0 ? first : last), item.Start is null);
        var stop = Clamp(item.Stop ?? (step > 0 ? last : first), item.Stop is null);
        var length = step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step;
        starts[source] = length > 0 ? start : 0;
        dims.Add(new(source, step, Math.Max(length, 0)));
        source++;
        changed = true;

        long Clamp(long given, bool isDefault) => isDefault ? given : Math.Clamp(given < 0 ? given + size : given, first, last);
    }

    private void ReadMask(Tensor mask)
    {
        for (var d = 0; d < mask.Rank; d++)
            if (mask.Layout.Size(d) != x.Layout.Size(source + d))
                throw new TensorIndexException(
                    $"A mask of shape {mask.Shape} does not fit dimensions {source} to {source + mask.Rank - 1} of shape {x.Shape}.")
                {
                    Operation = "Index",
                    Shapes = [x.Shape, mask.Shape],
                };
        var place = new MergedDims(dims.Count, Math.Max(mask.Rank, 1));
        if (mask.Rank == 0)
        {
            dims.Add(new(-1, 1, 1));
            changed = true;
        }
        items.Add(new(place, NonzeroPositions.Of(mask), mask.Rank == 0 ? null : mask));
        Keep(mask.Rank);
    }
}
