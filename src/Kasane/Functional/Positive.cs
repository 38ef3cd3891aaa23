namespace Kasane;

public static partial class Functional
{
    /// <summary>+x: <paramref name="x"/> itself.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <exception cref="DTypeException">The dtype is Bool.</exception>
    public static Tensor Positive(this Tensor x)
    {
        Rules.Result(PointwiseRule.PromoteNoBool, x.DType, "Positive");
        return x;
    }

    /// <summary>Whether x is a real number: true everywhere, unless the dtype is complex.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <returns>A tensor of the same shape, dtype Bool.</returns>
    public static Tensor IsReal(this Tensor x) =>
        x.DType.IsComplex ? x.Eq(x.To(DType.Float32)) : x.FullLike(true, DType.Bool);

    extension(Tensor)
    {
        /// <summary>+x: <paramref name="x"/> itself.</summary>
        public static Tensor operator +(Tensor x) => x.Positive();
    }
}
