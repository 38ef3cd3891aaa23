namespace Kasane.Internal;

/// <summary>Derivatives of samples along one dimension.</summary>
internal static class SampleGradients
{
    public static int[] Check(Tensor x, ReadOnlySpan<int> dim, int spacings, int edgeOrder)
    {
        if (edgeOrder is not (1 or 2)) throw Refuse($"Gradient expects an edge order of 1 or 2, but got {edgeOrder}.");
        Dims.Mask(dim, x.Rank, "Gradient");
        int[] dims = dim.Length == 0 ? [.. Enumerable.Range(0, x.Rank)] : dim.ToArray();
        if (x.Rank == 0 && dims.Length > 0)
            throw new TensorIndexException("Gradient expects dimensions of the samples, but the tensor is a scalar.") { Operation = "Gradient" };
        for (var i = 0; i < dims.Length; i++) dims[i] = Dims.Normalize(dims[i], x.Rank, "Gradient");
        if (spacings >= 0 && spacings != dims.Length)
            throw Refuse($"Gradient expects a spacing for each of {dims.Length} dimensions, but got {spacings}.");
        foreach (var d in dims)
            if (x.Rank > 0 && x.Layout.Size(d) < edgeOrder + 1)
                throw Refuse($"Gradient expects at least {edgeOrder + 1} samples in dimension {d}, but the shape is {x.Shape}.");
        return dims;
    }

    public static Tensor Uniform(Tensor x, int dim, double step, int edgeOrder)
    {
        var n = x.Layout.Size(dim);
        var centre = x.Narrow(dim, 2, Math.Max(0, n - 2)).Sub(x.Narrow(dim, 0, Math.Max(0, n - 2))).Div(2 * step);
        Tensor One(long i) => x.Narrow(dim, i, 1);
        Tensor first, last;
        if (edgeOrder == 1) (first, last) = (One(1).Sub(One(0)).Div(step), One(n - 1).Sub(One(n - 2)).Div(step));
        else
        {
            first = One(0).Mul(-1.5).Add(One(1).Mul(2)).Sub(One(2).Mul(0.5)).Div(step);
            last = One(n - 1).Mul(1.5).Sub(One(n - 2).Mul(2)).Add(One(n - 3).Mul(0.5)).Div(step);
        }
        return Functional.Cat([first, centre, last], dim);
    }

    public static Tensor At(Tensor x, int dim, Tensor coordinates, int edgeOrder)
    {
        var n = x.Layout.Size(dim);
        if (coordinates.Rank != 1 || coordinates.Layout.Size(0) != n)
            throw Refuse($"Gradient expects a vector of {n} coordinates in dimension {dim}, but got shape {coordinates.Shape}.");
        Span<long> sizes = stackalloc long[x.Rank];
        sizes.Fill(1);
        sizes[dim] = n - 1;
        var steps = coordinates.Diff().To(x.DType.IsFloatingPoint ? x.DType : DType.Float32).Reshape(sizes);
        Tensor Step(long i) => steps.Narrow(dim, i, 1);
        Tensor One(long i) => x.Narrow(dim, i, 1);
        var inner = Math.Max(0, n - 2);
        // Neighbours at distances a (before) and b (behind): (a^2 y+ + (b^2 - a^2) y - b^2 y-) / (a b (a + b)).
        var (a, b) = (steps.Narrow(dim, 0, inner), steps.Narrow(dim, Math.Min(1, n - 1), inner));
        var centre = x.Narrow(dim, 2, inner).Mul(a.Div(b.Mul(a.Add(b))))
            .Add(x.Narrow(dim, 1, inner).Mul(b.Sub(a).Div(a.Mul(b))))
            .Sub(x.Narrow(dim, 0, inner).Mul(b.Div(a.Mul(a.Add(b)))));
        if (edgeOrder == 1)
            return Functional.Cat([One(1).Sub(One(0)).Div(Step(0)), centre, One(n - 1).Sub(One(n - 2)).Div(Step(n - 2))], dim);
        var first = Edge(One(0), One(1), One(2), Step(0), Step(1));
        var last = Edge(One(n - 1), One(n - 2), One(n - 3), Step(n - 2), Step(n - 3)).Neg();
        return Functional.Cat([first, centre, last], dim);
    }

    // The derivative at y0 of the parabola through y0, y1 (at distance a) and y2 (b farther).
    private static Tensor Edge(Tensor y0, Tensor y1, Tensor y2, Tensor a, Tensor b)
    {
        var sum = a.Add(b);
        return y1.Mul(sum.Div(a.Mul(b))).Sub(y0.Mul(a.Add(sum).Div(a.Mul(sum)))).Sub(y2.Mul(a.Div(b.Mul(sum))));
    }

    private static KasaneException Refuse(string message) => new(message) { Operation = "Gradient" };
}
