namespace Kasane;

public static partial class Functional
{
    /// <summary>A view with some dimensions moved to other places; the others keep their order.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="source">Where the dimensions are; negative numbers count from the last.</param>
    /// <param name="destination">Where they shall be.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">A dimension is repeated, or the lists differ in length.</exception>
    public static Tensor MoveDim(this Tensor x, ReadOnlySpan<int> source, ReadOnlySpan<int> destination)
    {
        if (source.Length != destination.Length)
            throw new KasaneException(
                $"MoveDim expects as many destinations as sources, but got {destination.Length} and {source.Length}.")
            {
                Operation = "MoveDim",
            };
        var (from, to) = (MovedDims(source, x.Rank), MovedDims(destination, x.Rank));
        if (x.Rank == 0) return x.Permute();
        var order = new int[x.Rank];
        Array.Fill(order, -1);
        for (var i = 0; i < from.Length; i++) order[to[i]] = from[i];
        var next = 0;
        for (var d = 0; d < order.Length; d++)
        {
            if (order[d] >= 0) continue;
            while (Array.IndexOf(from, next) >= 0) next++;
            order[d] = next++;
        }
        return Primitive.CallView(new PermuteOp(new(order)), x);
    }

    /// <summary>A view with one dimension moved to another place.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="source">Where the dimension is; negative numbers count from the last.</param>
    /// <param name="destination">Where it shall be.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor MoveDim(this Tensor x, int source, int destination) => x.MoveDim([source], [destination]);

    /// <summary><see cref="MoveDim(Tensor, ReadOnlySpan{int}, ReadOnlySpan{int})"/> under NumPy's name.</summary>
    /// <inheritdoc cref="MoveDim(Tensor, ReadOnlySpan{int}, ReadOnlySpan{int})"/>
    public static Tensor MoveAxis(this Tensor x, ReadOnlySpan<int> source, ReadOnlySpan<int> destination) => x.MoveDim(source, destination);

    /// <summary><see cref="MoveDim(Tensor, int, int)"/> under NumPy's name.</summary>
    /// <inheritdoc cref="MoveDim(Tensor, int, int)"/>
    public static Tensor MoveAxis(this Tensor x, int source, int destination) => x.MoveDim(source, destination);

    private static int[] MovedDims(ReadOnlySpan<int> dims, int rank)
    {
        Dims.Mask(dims, rank, "MoveDim");
        var normal = new int[dims.Length];
        for (var i = 0; i < normal.Length; i++) normal[i] = Dims.Normalize(dims[i], rank, "MoveDim");
        return normal;
    }
}
