namespace Kasane.Internal;

/// <summary>A gradient of some rows: checked, every row once.</summary>
internal static class RowGradient
{
    public static (Tensor Rows, Tensor Values) Coalesce(Tensor parameter, Tensor rows, Tensor values)
    {
        if (parameter.Rank == 0) throw Misfit("a parameter with rows", parameter.Shape.ToString(), [parameter.Shape]);
        if (rows.DType != DType.Int64) throw new DTypeException($"SetRowGradient expects rows of dtype Int64, but got {rows.DType}.");
        if (values.DType != parameter.DType)
            throw new DTypeException($"SetRowGradient expects values of the parameter's dtype {parameter.DType}, but got {values.DType}.");
        if (rows.Rank != 1) throw Misfit("rows of one dimension", rows.Shape.ToString(), [rows.Shape]);
        long[] sizes = [rows.Size(0), .. Enumerable.Range(1, parameter.Rank - 1).Select(parameter.Size)];
        if (!values.Shape.SequenceEqual(sizes))
            throw Misfit($"values of shape [{string.Join(", ", sizes)}]", values.Shape.ToString(), [values.Shape]);
        using var mode = Autograd.NoGrad();
        var given = rows.ToArray<long>();
        foreach (var row in given)
            if (row < 0 || row >= parameter.Size(0))
                throw new TensorIndexException($"SetRowGradient: there is no row {row} among {parameter.Size(0)}.");
        var (unique, place, _) = rows.Unique(returnInverse: true);
        sizes[0] = unique.Size(0);
        return (unique, Tensor.Zeros(sizes, values.DType, values.Device).IndexAddInPlace(0, place!, values.Detach()));
    }

    private static ShapeException Misfit(string expected, string got, Shape[] shapes) =>
        new($"SetRowGradient expects {expected}, but got {got}.") { Operation = "SetRowGradient", Shapes = shapes };
}
