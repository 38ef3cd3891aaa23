using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The p-norm of x1 - x2 + eps along the last dimension.</summary>
    /// <param name="x1">(N, D) or (D).</param>
    /// <param name="x2">A shape that broadcasts with the first.</param>
    /// <param name="p">The norm's degree.</param>
    /// <param name="eps">Added to the differences, against a distance of 0.</param>
    /// <param name="keepDim">Whether the last dimension stays, with size 1.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor PairwiseDistance(Tensor x1, Tensor x2, double p = 2, double eps = 1e-6, bool keepDim = false) =>
        x1.Sub(x2).Add(eps).Norm(p, -1, keepDim);

    /// <summary>The cosine of the angle between vectors along a dimension.</summary>
    /// <param name="x1">Any shape, floating point.</param>
    /// <param name="x2">A shape that broadcasts with the first.</param>
    /// <param name="dim">The dimension of the vectors.</param>
    /// <param name="eps">Norms count as at least this.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor CosineSimilarity(Tensor x1, Tensor x2, int dim = 1, double eps = 1e-8)
    {
        var dtype = TypePromotion.Promote(x1.DType, x1.Rank, x2.DType, x2.Rank);
        if (!dtype.IsFloatingPoint)
            throw new DTypeException(
                $"CosineSimilarity expects a floating-point dtype, but got {x1.DType} and {x2.DType}. Convert one with To(DType.Float32).")
            {
                Operation = "CosineSimilarity",
            };
        var sizes = Broadcasting.Combine(x1.Layout, x2.Layout, "CosineSimilarity").Sizes;
        (x1, x2) = (x1.To(dtype).Expand(sizes), x2.To(dtype).Expand(sizes));
        return x1.Div(Losses.AtLeast(x1.Norm(2, dim, true), eps)).Mul(x2.Div(Losses.AtLeast(x2.Norm(2, dim, true), eps))).Sum(dim);
    }

    /// <summary>x divided by its p-norm along a dimension.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="p">The norm's degree.</param>
    /// <param name="dim">The dimension of the vectors.</param>
    /// <param name="eps">Norms count as at least this.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Normalize(this Tensor x, double p = 2, int dim = 1, double eps = 1e-12)
    {
        var norm = x.Norm(p, dim, true);
        // Below the bound the norm is constant: no gradient.
        return x.Div(Where(norm.Ge(eps), norm, Tensor.Full([], eps, norm.DType, norm.Device)));
    }

    /// <summary>The p-norm distances of every vector of one batch to every vector of the other.</summary>
    /// <param name="x1">(..., P, M).</param>
    /// <param name="x2">(..., R, M).</param>
    /// <param name="p">The norm's degree, 0 or more.</param>
    /// <param name="computeMode">
    /// Whether the Euclidean distance may be computed through a matrix product, which is fast but rounds more.
    /// </param>
    /// <returns>(..., P, R).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor Cdist(
        Tensor x1, Tensor x2, double p = 2, CdistComputeMode computeMode = CdistComputeMode.UseMmForEuclidDistIfNecessary)
    {
        AutocastMode.Full(ref x1, ref x2);
        using var exact = AutocastMode.Off();
        if (x1.Rank < 2 || x2.Rank < 2 || x1.Layout.Size(x1.Rank - 1) != x2.Layout.Size(x2.Rank - 1) || p < 0)
            throw new ShapeException(
                $"Cdist expects (..., P, M) and (..., R, M) with one M and a degree of 0 or more, but got {x1.Shape}, {x2.Shape} and {p}.")
            {
                Operation = "Cdist",
                Shapes = [x1.Shape, x2.Shape],
            };
        var large = x1.Layout.Size(x1.Rank - 2) > 25 || x2.Layout.Size(x2.Rank - 2) > 25;
        if (p == 2
            && (computeMode == CdistComputeMode.UseMmForEuclidDist
                || (computeMode == CdistComputeMode.UseMmForEuclidDistIfNecessary && large)))
        {
            var squares = x1.Square().Sum(-1, true).Add(x2.Square().Sum(-1, true).Transpose(-2, -1));
            var distances = squares.Sub(x1.MatMul(x2.Transpose(-2, -1)).Mul(2));
            return Primitive.Call(new UnaryPrimitive<RootOp>(default), distances);
        }
        return x1.Unsqueeze(-2).Sub(x2.Unsqueeze(-3)).Norm(p, -1);
    }

    /// <summary>The p-norm distances of all pairs of rows: row 0 to rows 1, 2, ..., then row 1 to rows 2, 3, ...</summary>
    /// <param name="x">(N, M).</param>
    /// <param name="p">The norm's degree, 0 or more.</param>
    /// <returns>(N (N - 1) / 2).</returns>
    /// <exception cref="ShapeException">Not a matrix.</exception>
    public static Tensor Pdist(this Tensor x, double p = 2)
    {
        if (x.Rank != 2 || p < 0)
            throw new ShapeException($"Pdist expects a matrix (N, M) and a degree of 0 or more, but got {x.Shape} and {p}.")
            {
                Operation = "Pdist",
                Shapes = [x.Shape],
            };
        var pairs = TriuIndices(x.Layout.Size(0), x.Layout.Size(0), 1, device: x.Device);
        var rows = new MergedDims(0, 1);
        return x.TakeRows(rows, pairs.Select(0, 0)).Sub(x.TakeRows(rows, pairs.Select(0, 1))).Norm(p, 1);
    }
}

/// <summary>The square root of x, at least 0; the derivative is 0 where the root is 0.</summary>
internal readonly struct RootOp : IUnaryOp
{
    public static string Name => "Cdist";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Sqrt(A.Max(x, A.Const(0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(A.Equal(saved, A.Const(0)), A.Const(0), A.Div(gradient, A.Add(saved, saved)));

    public double Reference(double x) => Math.Sqrt(Math.Max(x, 0));
}
