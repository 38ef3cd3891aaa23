using System.Globalization;
using System.Numerics;

namespace Kasane;

/// <summary>
/// A plain number handed to an operation, as in <c>x + 1</c>: its kind (bool, integer, floating point, complex) takes part in type
/// promotion, its exact type does not.
/// </summary>
public readonly struct Scalar : IEquatable<Scalar>
{
    private readonly double real;
    private readonly double imaginary;
    private readonly long integer;

    private Scalar(ScalarKind kind, long integer, double real, double imaginary = 0)
    {
        Kind = kind;
        this.integer = integer;
        this.real = real;
        this.imaginary = imaginary;
    }

    /// <summary>The kind of number.</summary>
    public ScalarKind Kind { get; }

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(int value) => new(ScalarKind.Integer, value, value);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(long value) => new(ScalarKind.Integer, value, value);

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(float value) => new(ScalarKind.Floating, 0, value);

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(double value) => new(ScalarKind.Floating, 0, value);

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(ScalarKind.Bool, value ? 1 : 0, value ? 1 : 0);

    /// <summary>A complex number.</summary>
    public static implicit operator Scalar(Complex value) => new(ScalarKind.Complex, 0, value.Real, value.Imaginary);

    /// <summary>A complex number.</summary>
    public static implicit operator Scalar(Complex64 value) => new(ScalarKind.Complex, 0, value.Real, value.Imaginary);

    /// <summary>The real part as a double.</summary>
    public double ToDouble() => real;

    /// <summary>The value as an integer; a floating-point value is truncated towards zero (saturating).</summary>
    public long ToInt64() => Kind is ScalarKind.Integer or ScalarKind.Bool ? integer : (long)real;

    /// <summary>Whether the value is not zero.</summary>
    public bool ToBoolean() => Kind is ScalarKind.Integer or ScalarKind.Bool ? integer != 0 : real != 0 || imaginary != 0;

    /// <summary>The value as a complex number.</summary>
    public Complex ToComplex() => new(real, imaginary);

    /// <summary>Equality of kind and value.</summary>
    public static bool operator ==(Scalar left, Scalar right) => left.Equals(right);

    /// <summary>Negation of <c>==</c>.</summary>
    public static bool operator !=(Scalar left, Scalar right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Scalar other) =>
        Kind == other.Kind && integer == other.integer && real.Equals(other.real) && imaginary.Equals(other.imaginary);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, integer, real, imaginary);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ScalarKind.Bool => integer != 0 ? "True" : "False",
        ScalarKind.Integer => integer.ToString(CultureInfo.InvariantCulture),
        ScalarKind.Floating => real.ToString(CultureInfo.InvariantCulture),
        _ => ((Complex64)ToComplex()).ToString(),
    };
}
