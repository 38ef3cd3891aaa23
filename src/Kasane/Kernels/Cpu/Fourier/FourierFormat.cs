namespace Kasane.Internal;

/// <summary>How numbers lie in memory before and after a transform; complex ones with the parts in turn.</summary>
internal readonly record struct FourierFormat(bool IsComplex, bool IsDouble)
{
    public static FourierFormat Of(DType dtype) => new(dtype.IsComplex, dtype == DType.Float64);

    public int ItemSize => (IsComplex ? 2 : 1) * (IsDouble ? sizeof(double) : sizeof(float));
}
