namespace Kasane;

public static partial class Functional
{
    /// <summary>The derivatives of sampled values along dimensions, by central differences (one-sided at the edges).</summary>
    /// <param name="x">The samples.</param>
    /// <param name="spacing">Their distance: one number for all dimensions; default: 1.</param>
    /// <param name="dim">The dimensions; default: all.</param>
    /// <param name="edgeOrder">1 or 2: how exact the edges are.</param>
    /// <returns>One tensor of the shape of <paramref name="x"/> per dimension.</returns>
    /// <exception cref="KasaneException">Too few samples, repeated dimensions, or another edge order.</exception>
    public static Tensor[] Gradient(this Tensor x, Scalar? spacing = null, ReadOnlySpan<int> dim = default, int edgeOrder = 1)
    {
        var dims = SampleGradients.Check(x, dim, -1, edgeOrder);
        var step = spacing is { } given ? given.ToDouble() : 1;
        return Array.ConvertAll(dims, d => SampleGradients.Uniform(x, d, step, edgeOrder));
    }

    /// <summary>The derivatives of sampled values, with a distance for every dimension.</summary>
    /// <param name="x">The samples.</param>
    /// <param name="spacing">The distances, one per dimension.</param>
    /// <param name="dim">The dimensions; default: all.</param>
    /// <param name="edgeOrder">1 or 2: how exact the edges are.</param>
    /// <exception cref="KasaneException">Too few samples, repeated dimensions, another edge order, or too few distances.</exception>
    public static Tensor[] Gradient(this Tensor x, ReadOnlySpan<double> spacing, ReadOnlySpan<int> dim = default, int edgeOrder = 1)
    {
        var dims = SampleGradients.Check(x, dim, spacing.Length, edgeOrder);
        var results = new Tensor[dims.Length];
        for (var i = 0; i < results.Length; i++) results[i] = SampleGradients.Uniform(x, dims[i], spacing[i], edgeOrder);
        return results;
    }

    /// <summary>The derivatives of sampled values, at given coordinates.</summary>
    /// <param name="x">The samples.</param>
    /// <param name="spacing">A vector of coordinates per dimension.</param>
    /// <param name="dim">The dimensions; default: all.</param>
    /// <param name="edgeOrder">1 or 2: how exact the edges are.</param>
    /// <exception cref="KasaneException">Too few samples, repeated dimensions, another edge order, or too few coordinates.</exception>
    public static Tensor[] Gradient(this Tensor x, IReadOnlyList<Tensor> spacing, ReadOnlySpan<int> dim = default, int edgeOrder = 1)
    {
        ArgumentNullException.ThrowIfNull(spacing);
        var dims = SampleGradients.Check(x, dim, spacing.Count, edgeOrder);
        var results = new Tensor[dims.Length];
        for (var i = 0; i < results.Length; i++) results[i] = SampleGradients.At(x, dims[i], spacing[i], edgeOrder);
        return results;
    }
}
