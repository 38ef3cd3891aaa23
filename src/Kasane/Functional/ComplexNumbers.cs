namespace Kasane;

public static partial class Functional
{
    /// <summary>Complex numbers from their real and imaginary parts.</summary>
    /// <param name="real">Float32 or Float64.</param>
    /// <param name="imag">The same dtype; a shape that broadcasts.</param>
    /// <returns>Complex64, of the broadcast shape.</returns>
    /// <exception cref="DTypeException">Another dtype, or two different ones.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Complex(Tensor real, Tensor imag)
    {
        RequireParts(real, imag, "Complex");
        var both = BroadcastTensors(real, imag);
        return Stack(both, -1).ViewAsComplex();
    }

    /// <summary>Complex numbers from their absolute values and angles: abs (cos(angle) + i sin(angle)).</summary>
    /// <param name="abs">Float32 or Float64.</param>
    /// <param name="angle">The same dtype, in radians; a shape that broadcasts.</param>
    /// <returns>Complex64, of the broadcast shape.</returns>
    /// <exception cref="DTypeException">Another dtype, or two different ones.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Polar(Tensor abs, Tensor angle)
    {
        AutocastMode.Full(ref abs, ref angle);
        RequireParts(abs, angle, "Polar");
        return Complex(abs.Mul(angle.Cos()), abs.Mul(angle.Sin()));
    }

    /// <summary>The complex conjugate, as a copy; a real tensor's copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor ConjPhysical(this Tensor x) => x.DType.IsComplex ? x.Conj() : x.Clone();

    /// <summary><see cref="ConjPhysical"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ConjPhysicalInPlace(this Tensor x) => x.DType.IsComplex ? x.CopyInPlace(x.Conj()) : x;

    private static void RequireParts(Tensor a, Tensor b, string operation)
    {
        if (a.DType is not (DType.Float32 or DType.Float64) || a.DType != b.DType)
            throw new DTypeException(
                $"{operation} expects two tensors of Float32 or of Float64, but got {a.DType} and {b.DType}. Convert them with To.")
            {
                Operation = operation,
            };
    }
}
