namespace Kasane.Internal;

/// <summary>An index made ready for a tensor: a view first, then perhaps index tensors on some of its dimensions.</summary>
internal sealed class IndexPlan
{
    private readonly List<IndexItem> items = [];
    private SliceGeometry? geometry;

    /// <exception cref="TensorIndexException">The index does not fit the tensor.</exception>
    public static IndexPlan Of(Tensor x, ReadOnlySpan<TensorIndex> index)
    {
        var plan = new IndexPlan();
        var parser = new IndexParser(x, plan.items);
        parser.Read(index);
        plan.geometry = parser.Geometry();
        return plan;
    }

    public Tensor Get(Tensor x)
    {
        var view = View(x);
        if (items.Count == 0) return view;
        var (source, dims) = Gathered(view);
        return source.TakeRows(dims, Resolve(view));
    }

    public void Set(Tensor x, Tensor value, PutMode mode = PutMode.Overwrite)
    {
        var view = View(x);
        // Leading dimensions of size 1 do no harm, as in NumPy.
        if (items.Count == 0)
        {
            value = Trim(value, view.Rank);
            if (mode == PutMode.Add) view.AddInPlace(value);
            else view.CopyInPlace(value);
            return;
        }
        if (items is [{ Mask: { } mask, Dims: var place }] && value.ElementCount == 1 && mode == PutMode.Overwrite)
        {
            MaskedFill(view, mask, place, value);
            return;
        }
        var (target, dims) = Gathered(view);
        var positions = Resolve(view);
        var sizes = dims.Result(target.Layout, positions.Layout);
        value = Trim(value, sizes.Length).To(x.Device);
        if (!Broadcasting.IsBroadcastable(value.Layout.Sizes, sizes))
            throw new ShapeException(
                $"Assigning to an index: shape {value.Shape} does not broadcast to {Shape.Format(sizes)}, the shape of the part.")
            {
                Operation = "Index",
            };
        target.PutRowsInPlace(dims, positions, value, mode);
    }

    private static void MaskedFill(Tensor view, Tensor mask, MergedDims place, Tensor value)
    {
        long[] sizes = [.. mask.Layout.Sizes, .. Enumerable.Repeat(1L, view.Rank - place.Start - place.Count)];
        view.CopyInPlace(Functional.Where(mask.To(DType.Bool).Reshape(sizes), value.Reshape([]).To(view.Device).To(view.DType), view));
    }

    private static Tensor Trim(Tensor value, int rank)
    {
        var sizes = value.Layout.Sizes;
        var drop = 0;
        while (sizes.Length - drop > rank && sizes[drop] == 1) drop++;
        return drop == 0 ? value : value.Reshape(sizes[drop..]);
    }

    private Tensor View(Tensor x) => geometry is null ? x : Primitive.CallView(new SliceOp(geometry), x);

    // Neighbouring index tensors put their dimensions where they stand; separated ones in front.
    private (Tensor Source, MergedDims Dims) Gathered(Tensor view)
    {
        var (count, adjacent) = (0, true);
        for (var i = 0; i < items.Count; i++)
        {
            count += items[i].Dims.Count;
            if (i > 0) adjacent &= items[i].Dims.Start == items[i - 1].Dims.Start + items[i - 1].Dims.Count;
        }
        if (adjacent) return (view, new(items[0].Dims.Start, count));
        var order = new List<int>(view.Rank);
        foreach (var item in items) order.AddRange(Enumerable.Range(item.Dims.Start, item.Dims.Count));
        for (var d = 0; d < view.Rank; d++)
            if (!order.Contains(d)) order.Add(d);
        return (Primitive.CallView(new PermuteOp(new([.. order])), view), new(0, count));
    }

    // One position per element of the broadcast index tensors, all of them checked before anything is read or written.
    private Tensor Resolve(Tensor view)
    {
        var layout = items[0].Positions.Layout;
        foreach (var item in items)
        {
            if (!Broadcasting.TryCombine(layout, item.Positions.Layout, out layout!))
                throw new TensorIndexException(
                    $"Index tensors must broadcast to one shape, but got "
                    + $"{string.Join(" and ", items.Select(each => each.Positions.Shape))}.")
                {
                    Operation = "Index",
                };
        }
        Tensor? result = null;
        long stride = 1;
        for (var i = items.Count - 1; i >= 0; i--)
        {
            var size = items[i].Dims.Size(view.Layout);
            var index = items[i].Positions.Expand(layout.Sizes);
            result = IndexPositions.Add(result, index, size, stride, [], true, "Index", items[i].Dims.Start, view.Device);
            stride *= size;
        }
        return result!;
    }
}
