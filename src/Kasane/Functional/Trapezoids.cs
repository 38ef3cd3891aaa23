namespace Kasane;

public static partial class Functional
{
    /// <summary>The integral of samples by the trapezoidal rule, with spacing <paramref name="dx"/>.</summary>
    /// <param name="y">The samples.</param>
    /// <param name="dx">Their distance; default: 1.</param>
    /// <param name="dim">The dimension to integrate along.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Trapezoid(this Tensor y, Scalar? dx = null, int dim = -1)
    {
        var d = Trapezoids.Along(y, dim, "Trapezoid");
        return Trapezoids.Pairs(y, d).Sum(d).Mul(dx ?? 1).Div(2);
    }

    /// <summary>The integral of samples by the trapezoidal rule, at the points <paramref name="x"/>.</summary>
    /// <param name="y">The samples.</param>
    /// <param name="x">Where: a vector, or a shape that broadcasts with the samples'.</param>
    /// <param name="dim">The dimension to integrate along.</param>
    /// <exception cref="ShapeException">There are not as many points as samples.</exception>
    public static Tensor Trapezoid(this Tensor y, Tensor x, int dim = -1)
    {
        var products = Trapezoids.Products(y, x, dim, out var d);
        return products.Sum(d).Div(2);
    }

    /// <summary><see cref="Trapezoid(Tensor, Scalar?, int)"/> under another name.</summary>
    public static Tensor Trapz(this Tensor y, Scalar? dx = null, int dim = -1) => y.Trapezoid(dx, dim);

    /// <summary><see cref="Trapezoid(Tensor, Tensor, int)"/> under another name.</summary>
    public static Tensor Trapz(this Tensor y, Tensor x, int dim = -1) => y.Trapezoid(x, dim);

    /// <summary>
    /// The running integral by the trapezoidal rule, with spacing <paramref name="dx"/>; one element shorter than the samples.
    /// </summary>
    /// <param name="y">The samples.</param>
    /// <param name="dx">Their distance; default: 1.</param>
    /// <param name="dim">The dimension to integrate along.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor CumulativeTrapezoid(this Tensor y, Scalar? dx = null, int dim = -1)
    {
        var d = Trapezoids.Along(y, dim, "CumulativeTrapezoid");
        return Trapezoids.Pairs(y, d).CumSum(d).Mul(dx ?? 1).Div(2);
    }

    /// <summary>
    /// The running integral by the trapezoidal rule, at the points <paramref name="x"/>; one element shorter than the samples.
    /// </summary>
    /// <param name="y">The samples.</param>
    /// <param name="x">Where: a vector, or a shape that broadcasts with the samples'.</param>
    /// <param name="dim">The dimension to integrate along.</param>
    /// <exception cref="ShapeException">There are not as many points as samples.</exception>
    public static Tensor CumulativeTrapezoid(this Tensor y, Tensor x, int dim = -1)
    {
        var products = Trapezoids.Products(y, x, dim, out var d);
        return products.CumSum(d).Div(2);
    }
}
