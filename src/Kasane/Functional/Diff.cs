namespace Kasane;

public static partial class Functional
{
    /// <summary>Differences of neighbours along a dimension: y[i] = x[i + 1] - x[i], repeated <paramref name="n"/> times.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="n">How often.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="prepend">What is joined to the front before.</param>
    /// <param name="append">What is joined to the end before.</param>
    /// <exception cref="KasaneException">A scalar, a negative n, or shapes that cannot be joined.</exception>
    public static Tensor Diff(this Tensor x, long n = 1, int dim = -1, Tensor? prepend = null, Tensor? append = null)
    {
        if (x.Rank == 0)
            throw new ShapeException("Diff expects at least one dimension, but the tensor is a scalar.") { Operation = "Diff" };
        if (n < 0) throw new KasaneException($"Diff expects an n of 0 or more, but got {n}.") { Operation = "Diff" };
        var d = Dims.Normalize(dim, x.Rank, "Diff");
        if (n == 0) return x.Clone();
        if (prepend is not null || append is not null)
        {
            var parts = new List<Tensor>();
            if (prepend is not null) parts.Add(prepend);
            parts.Add(x);
            if (append is not null) parts.Add(append);
            x = Cat(parts, d);
        }
        for (var i = Math.Min(n, x.Layout.Size(d)); i > 0; i--)
        {
            var rest = Math.Max(0, x.Layout.Size(d) - 1);
            var (later, earlier) = (x.Narrow(d, Math.Min(1, x.Layout.Size(d)), rest), x.Narrow(d, 0, rest));
            x = x.DType == DType.Bool ? later.LogicalXor(earlier) : later.Sub(earlier);
        }
        return x;
    }
}
