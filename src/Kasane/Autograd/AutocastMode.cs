using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Automatic casts on this thread, and what operations ask: matrix products and convolutions lower their operands, operations that need
/// range or precision widen theirs. Where no thread casts, an operation asks a single static flag.
/// </summary>
internal static class AutocastMode
{
    /// <summary>Whether any thread is in a scope of automatic casts.</summary>
    public static bool Any;

    private static readonly Lock Gate = new();
    private static int scopes;

    [ThreadStatic]
    private static AutocastState? current;

    /// <summary>This thread's innermost scope; null outside of all.</summary>
    public static AutocastState? Current => current;

    /// <summary>The dtype that this thread lowers to; null where it does not cast.</summary>
    public static DType? Target => current?.Target;

    /// <summary>Opens a scope; <see cref="Leave"/> closes it.</summary>
    /// <returns>The scope around it.</returns>
    public static AutocastState? Enter(AutocastState? state)
    {
        var outer = current;
        lock (Gate)
        {
            scopes++;
            Any = true;
        }
        current = state;
        return outer;
    }

    public static void Leave(AutocastState? outer)
    {
        current = outer;
        lock (Gate) Any = --scopes > 0;
    }

    /// <summary>No casts until disposed: for what computes in the dtypes that it is given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AutocastGuard Off() => Any && current?.Target is not null ? new(current with { Target = null }) : default;

    /// <summary>For products and convolutions: an operand in the lower dtype.</summary>
    public static Tensor Lower(Tensor x) => Any && current is { Target: not null } state ? state.Lower(x) : x;

    /// <summary>For products and convolutions: both operands in the lower dtype.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Lower(ref Tensor a, ref Tensor b)
    {
        if (Any && current is { Target: not null } state) (a, b) = (state.Lower(a), state.Lower(b));
    }

    /// <summary>For products and convolutions: all operands in the lower dtype.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Lower(ref Tensor a, ref Tensor b, ref Tensor? c)
    {
        if (Any && current is { Target: not null } state) (a, b, c) = (state.Lower(a), state.Lower(b), c is null ? null : state.Lower(c));
    }

    /// <summary>For what needs range or precision: 16-bit numbers as Float32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor Full(Tensor x) => Any ? Widened(x) : x;

    /// <summary>For what needs range or precision: 16-bit numbers as Float32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Full(ref Tensor a, ref Tensor b)
    {
        if (Any) (a, b) = (Widened(a), Widened(b));
    }

    /// <summary>For operations that want one dtype: floating-point numbers in the widest one among them.</summary>
    public static void Same(ref Tensor a, ref Tensor b)
    {
        if (!Any || Target is null || a.DType == b.DType || !a.DType.IsFloatingPoint || !b.DType.IsFloatingPoint) return;
        var widest = TypePromotion.Promote(a.DType, b.DType);
        (a, b) = (a.To(widest), b.To(widest));
    }

    /// <summary>Parameters of an operation that computes in the dtype of its input.</summary>
    public static Tensor? Like(Tensor? parameter, Tensor input) =>
        Any && Target is not null && parameter is not null && parameter.DType != input.DType && parameter.DType.IsFloatingPoint && input.DType.IsFloatingPoint
            ? parameter.To(input.DType)
            : parameter;

    private static Tensor Widened(Tensor x) => Target is not null && x.DType is DType.BFloat16 or DType.Float16 ? x.To(DType.Float32) : x;
}
