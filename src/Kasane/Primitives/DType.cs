namespace Kasane;

/// <summary>The element type of a <c>Tensor</c>, known at run time.</summary>
public enum DType : byte
{
    /// <summary>32-bit IEEE floating point; the default of every floating-point factory.</summary>
    Float32,

    /// <summary>64-bit IEEE floating point.</summary>
    Float64,

    /// <summary>16-bit IEEE floating point (1 sign, 5 exponent, 10 fraction bits).</summary>
    Float16,

    /// <summary>16-bit brain floating point (1 sign, 8 exponent, 7 fraction bits).</summary>
    BFloat16,

    /// <summary>64-bit signed integer; the dtype of indices.</summary>
    Int64,

    /// <summary>32-bit signed integer.</summary>
    Int32,

    /// <summary>16-bit signed integer.</summary>
    Int16,

    /// <summary>8-bit signed integer.</summary>
    Int8,

    /// <summary>8-bit unsigned integer.</summary>
    UInt8,

    /// <summary>Truth value, one byte, 0 or 1.</summary>
    Bool,

    /// <summary>Complex number of two 32-bit floating-point parts.</summary>
    Complex64,
}
