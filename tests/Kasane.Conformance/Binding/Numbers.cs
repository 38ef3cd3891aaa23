using System.Numerics;

namespace Kasane.Conformance.Binding;

/// <summary>Which number fits which C# type: an integer fits a floating-point parameter, never the other way round; a bool fits only
/// bool.</summary>
static class Numbers
{
    public static Conversion? Convert(object value, Type target) => value switch
    {
        bool => target == typeof(bool) ? new(value, 0) : null,
        long integer => FromInteger(integer, target),
        double real => FromReal(real, target),
        Complex => target == typeof(Complex) ? new(value, 0) : target == typeof(Complex64) ? new((Complex64)(Complex)value, 1) : null,
        _ => null,
    };

    private static Conversion? FromInteger(long value, Type target) =>
        target == typeof(long) ? new(value, 0)
        : target == typeof(int) ? value is >= int.MinValue and <= int.MaxValue ? new((int)value, 1) : null
        : target == typeof(double) ? new((double)value, 3)
        : target == typeof(float) ? new((float)value, 4)
        : target == typeof(uint) ? value is >= 0 and <= uint.MaxValue ? new((uint)value, 4) : null
        : target == typeof(ulong) ? value >= 0 ? new((ulong)value, 4) : null
        : target == typeof(byte) ? value is >= 0 and <= byte.MaxValue ? new((byte)value, 4) : null
        : null;

    private static Conversion? FromReal(double value, Type target) =>
        target == typeof(double) ? new(value, 0)
        : target == typeof(float) ? new((float)value, 1)
        : null;
}
