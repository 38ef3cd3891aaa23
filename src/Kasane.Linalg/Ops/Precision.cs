namespace Kasane.Internal;

/// <summary>The distance from 1 to the next number.</summary>
internal static class Precision
{
    public static double Of(DType dtype) => dtype == DType.Float32 ? 1.1920928955078125e-7 : 2.220446049250313e-16;
}
