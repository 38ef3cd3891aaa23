namespace Kasane;

public static partial class Functional
{
    /// <summary>Tensors one after the other along a dimension.</summary>
    /// <param name="tensors">At least one; equal in all other dimensions. Vectors without elements are left out.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default 0.</param>
    /// <returns>A tensor of the promoted dtype.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">The other dimensions differ.</exception>
    public static Tensor Cat(IReadOnlyList<Tensor> tensors, int dim = 0)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Count == 0) throw new KasaneException("Cat expects at least one tensor.") { Operation = "Cat" };
        // NumPy's heritage: an empty vector fits to everything.
        Tensor[] parts = [.. tensors.Where(x => x.Rank != 1 || x.ElementCount != 0)];
        if (parts.Length == 0) parts = [.. tensors];
        foreach (var x in parts)
            if (x.Rank == 0)
                throw new ShapeException(
                    "Cat expects tensors with dimensions, but one is a scalar. Use Stack for scalars.")
                {
                    Operation = "Cat",
                };
        var d = Dims.Normalize(dim, parts[0].Rank, "Cat");
        foreach (var x in parts)
        {
            var fits = x.Rank == parts[0].Rank;
            for (var i = 0; fits && i < x.Rank; i++) fits = i == d || x.Layout.Size(i) == parts[0].Layout.Size(i);
            if (!fits)
                throw new ShapeException(
                    $"Cat along dimension {d} expects equal sizes in all other dimensions, but got {parts[0].Shape} and {x.Shape}.")
                {
                    Operation = "Cat",
                    Shapes = [parts[0].Shape, x.Shape],
                };
        }
        var dtype = tensors[0].DType;
        foreach (var x in tensors) dtype = TypePromotion.Promote(dtype, x.DType);
        return Primitive.Call(new CatOp(d, dtype, [.. tensors.Select(x => x.Layout)]), [.. tensors])[0];
    }

    /// <summary><see cref="Cat"/> under another name.</summary>
    /// <inheritdoc cref="Cat"/>
    public static Tensor Concat(IReadOnlyList<Tensor> tensors, int dim = 0) => Cat(tensors, dim);

    /// <summary><see cref="Cat"/> under NumPy's name.</summary>
    /// <inheritdoc cref="Cat"/>
    public static Tensor Concatenate(IReadOnlyList<Tensor> tensors, int dim = 0) => Cat(tensors, dim);
}

/// <summary>Tensors one behind the other along a dimension.</summary>
/// <derivative>the parts of g.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct CatOp(int Dim, DType Result, Layout[] Parts) : IOpN
{
    public static string Name => "Cat";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 0;

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        long[]? sizes = null;
        long length = 0;
        foreach (var x in inputs)
        {
            if (IsLeftOut(x!.Layout)) continue;
            sizes ??= x.Shape.ToArray();
            length += x.Layout.Size(Dim);
        }
        sizes ??= [0];
        sizes[Dim] = length;
        var y = Tensor.Allocate(inputs[0]!.Device, Layout.Contiguous(sizes), Result);
        long start = 0;
        foreach (var x in inputs)
        {
            if (IsLeftOut(x!.Layout)) continue;
            y.Backend.Copy(x.Block, y.Block.With(Layout.Strided(x.Layout.Sizes, y.Layout.Strides), start * y.Layout.Stride(Dim)));
            start += x.Layout.Size(Dim);
        }
        return [y];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var results = new Tensor?[saved.Count];
        long start = 0;
        for (var i = 0; i < results.Length; i++)
        {
            if (IsLeftOut(Parts[i]))
            {
                results[i] = Tensor.Zeros(Parts[i].Shape, Result, gradients[0]!.Device);
                continue;
            }
            var length = Parts[i].Size(Dim);
            if (saved.Wants(i)) results[i] = gradients[0]!.SliceDim(Dim, start, 1, length);
            start += length;
        }
        return results;
    }

    private static bool IsLeftOut(Layout layout) => layout.Rank == 1 && layout.Count == 0;
}
