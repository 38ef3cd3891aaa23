namespace Kasane.Internal;

/// <summary>A discrete Fourier transform along several dimensions (one kernel for all of them).</summary>
/// <param name="Dims">The dimensions, distinct, not negative; the last one is the halved one.</param>
/// <param name="Kind">What is real.</param>
/// <param name="Inverse">Whether the exponent is positive.</param>
/// <param name="Scale">The factor of the result.</param>
/// <param name="Points">The size of the last dimension, all numbers counted.</param>
/// <param name="Result">The result's dtype.</param>
/// <param name="From">The input's dtype.</param>
/// <derivative>the transform of g in the other direction, scaled alike.</derivative>
/// <dtypes>floating point and complex</dtypes>
internal readonly record struct FourierOp(int[] Dims, FourierKind Kind, bool Inverse, double Scale, long Points, DType Result, DType From) : IOp1
{
    public static string Name => "Fourier";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var source = Rows.Dense(x);
        var sizes = x.Shape.ToArray();
        if (Kind == FourierKind.RealToHalf) sizes[Dims[^1]] = (Points / 2) + 1;
        else if (Kind == FourierKind.HalfToReal) sizes[Dims[^1]] = Points;
        var y = Tensor.Allocate(x.Device, Layout.Contiguous(sizes), Result);
        y.Backend.Fourier(source.Block, y.Block, Dims, Inverse, Scale);
        return y;
    }

    // The matrix is symmetric, so its adjoint is the transform in the other direction. Halving leaves out conjugates: what stands for
    // two numbers counts double on one side, and half on the other.
    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        switch (Kind)
        {
            case FourierKind.RealToHalf:
                var whole = this with { Kind = FourierKind.HalfToReal, Inverse = !Inverse, Result = From, From = Result };
                return Primitive.Call(whole, gradient.Mul(Weights(0.5f, gradient)));
            case FourierKind.HalfToReal when !From.IsComplex:
                // Only real parts are asked for: they need not be rounded to complex numbers first.
                var real = Primitive.Call(this with { Kind = FourierKind.RealPart, Inverse = !Inverse, Result = From, From = Result }, gradient);
                return real.Narrow(Dims[^1], 0, (Points / 2) + 1).Mul(Weights(2, real));
            case FourierKind.HalfToReal:
                var half = this with { Kind = FourierKind.RealToHalf, Inverse = !Inverse, Result = DType.Complex64, From = Result };
                var y = Primitive.Call(half, gradient);
                return y.Mul(Weights(2, y));
            default:
                var kind = From.IsComplex ? FourierKind.Complex : FourierKind.RealPart;
                return Primitive.Call(this with { Kind = kind, Inverse = !Inverse, Result = From, From = Result }, gradient);
        }
    }

    // Along the last dimension: 1 for numbers that stand for themselves, otherwise the given factor.
    private Tensor Weights(float factor, Tensor like)
    {
        var weights = new float[(Points / 2) + 1];
        weights.AsSpan().Fill(factor);
        weights[0] = 1;
        if (Points % 2 == 0) weights[^1] = 1;
        var sizes = new long[like.Rank];
        sizes.AsSpan().Fill(1);
        sizes[Dims[^1]] = weights.Length;
        return Tensor.From(weights, Shape.Create(sizes), like.Device);
    }
}
