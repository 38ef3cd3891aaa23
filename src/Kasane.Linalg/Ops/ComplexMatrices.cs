using System.Numerics;

namespace Kasane.Internal;

/// <summary>Complex matrices by their real and imaginary parts.</summary>
internal static class ComplexMatrices
{
    /// <summary>A real or complex tensor's numbers, row by row.</summary>
    public static Complex[] Numbers(Tensor x) => x.DType.IsComplex
        ? Array.ConvertAll(x.ToArray<Complex64>(), number => (Complex)number)
        : Array.ConvertAll(x.ToArray<double>(), number => new Complex(number, 0));

    /// <summary>A B.</summary>
    public static Tensor Product(Tensor a, Tensor b) => Split(Blocks(a).MatMul(Stacked(b)));

    /// <summary>X of A X = B.</summary>
    public static Tensor Solve(Tensor a, Tensor b) => Split(Primitive.Call(default(SolveOp), [Blocks(a), Stacked(b)])[0]);

    // ((Re, -Im), (Im, Re)) multiplies as the complex matrix does.
    private static Tensor Blocks(Tensor x)
    {
        var (real, imaginary) = Parts(x);
        var (top, bottom) = (Functional.Cat([real, imaginary.Neg()], -1), Functional.Cat([imaginary, real], -1));
        return Functional.Cat([top, bottom], -2);
    }

    private static Tensor Stacked(Tensor x)
    {
        var (real, imaginary) = Parts(x);
        return Functional.Cat([real, imaginary], -2);
    }

    private static (Tensor Real, Tensor Imaginary) Parts(Tensor x) => (x.Real().To(DType.Float64), x.Imag().To(DType.Float64));

    private static Tensor Split(Tensor x)
    {
        var n = x.Size(-2) / 2;
        var (real, imaginary) = (x.Narrow(-2, 0, n).To(DType.Complex64), x.Narrow(-2, n, n).To(DType.Complex64));
        return real.Add(imaginary.Mul(Complex.ImaginaryOne));
    }
}
