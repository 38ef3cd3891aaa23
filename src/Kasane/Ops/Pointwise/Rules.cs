using System.Diagnostics.CodeAnalysis;

namespace Kasane.Internal;

/// <summary>The dtype rules of pointwise ops.</summary>
internal static class Rules
{
    /// <summary>The dtype of the result (for predicates: in which the arguments are compared), given the promoted dtype of the arguments.</summary>
    /// <exception cref="DTypeException">The op does not take this dtype.</exception>
    public static DType Result(PointwiseRule rule, DType promoted, string operation)
    {
        switch (rule)
        {
            case PointwiseRule.Floating:
                return promoted.IsDifferentiable ? promoted : DType.Float32;
            case PointwiseRule.PromoteNoBool when promoted == DType.Bool:
                Throw(operation, promoted, "a numeric dtype", "Convert it first: x.To(DType.Int64).");
                break;
            case PointwiseRule.IntegerOrBool when promoted.IsDifferentiable:
                Throw(operation, promoted, "an integer dtype or Bool", "Convert it first: x.To(DType.Int64).");
                break;
            case PointwiseRule.Integer when promoted.IsDifferentiable || promoted == DType.Bool:
                Throw(operation, promoted, "an integer dtype", "Convert it first: x.To(DType.Int64).");
                break;
            case PointwiseRule.FloatingOnly when !promoted.IsDifferentiable:
                Throw(operation, promoted, "a floating-point dtype", "Convert it first: x.To(DType.Float32).");
                break;
        }
        return promoted;
    }

    /// <summary>Whether a pointwise result of this dtype is computed in integers.</summary>
    public static bool IsIntegral(DType dtype) => dtype.IsInteger || dtype == DType.Bool;

    /// <summary>The dtype of a result of three tensors: those with dimensions first, scalars only by a higher category.</summary>
    public static DType Promoted(Tensor a, Tensor b, Tensor c)
    {
        if (a.DType == b.DType && a.DType == c.DType) return a.DType;
        DType? dimensioned = null, scalar = null;
        foreach (var x in (ReadOnlySpan<Tensor>)[a, b, c])
        {
            if (x.Rank > 0) dimensioned = dimensioned is { } d ? TypePromotion.Promote(d, x.DType) : x.DType;
            else scalar = scalar is { } s ? TypePromotion.Promote(s, x.DType) : x.DType;
        }
        if (dimensioned is not { } high) return scalar!.Value;
        return scalar is { } low ? TypePromotion.Promote(high, 1, low, 0) : high;
    }

    /// <summary>Refuses a fractional factor for a result of integers.</summary>
    /// <exception cref="KasaneException">The factor does not fit.</exception>
    public static void RequireFactor(DType result, Scalar factor, string operation)
    {
        if (IsIntegral(result) && factor.Kind > ScalarKind.Integer)
            throw new KasaneException(
                $"{operation} of integers expects an integer factor, but alpha is {factor}. Convert a tensor first: x.To(DType.Float32).")
            {
                Operation = operation,
            };
    }

    /// <summary>Refuses to subtract from or with Bool.</summary>
    /// <exception cref="DTypeException">One is Bool.</exception>
    public static void RefuseBool(Tensor a, Tensor b, string operation)
    {
        if (a.DType == DType.Bool || b.DType == DType.Bool) Throw(operation, DType.Bool, "numbers", "Use ^, ~ or LogicalXor for truth values.");
    }

    /// <summary>Refuses to subtract from or with Bool.</summary>
    /// <exception cref="DTypeException">One is Bool.</exception>
    public static void RefuseBool(Tensor a, Scalar b, string operation)
    {
        if (a.DType == DType.Bool || b.Kind == ScalarKind.Bool) Throw(operation, DType.Bool, "numbers", "Use ^, ~ or LogicalXor for truth values.");
    }

    /// <summary>Refuses to divide integers by 0; floating point gives infinities and NaN instead.</summary>
    /// <exception cref="KasaneException">A divisor is 0.</exception>
    public static void RefuseZeroDivisor(DType dividend, int rank, Tensor divisor, string operation)
    {
        if (IsIntegral(TypePromotion.Promote(dividend, rank, divisor.DType, divisor.Rank)) && divisor.Backend.HasData && divisor.Eq(0).Any())
            ThrowZeroDivisor(operation);
    }

    /// <summary>Refuses to divide integers by 0; floating point gives infinities and NaN instead.</summary>
    /// <exception cref="KasaneException">The divisor is 0.</exception>
    public static void RefuseZeroDivisor(DType dividend, Scalar divisor, string operation)
    {
        if (IsIntegral(dividend) && divisor.Kind <= ScalarKind.Integer && divisor.ToInt64() == 0) ThrowZeroDivisor(operation);
    }

    [DoesNotReturn]
    private static void ThrowZeroDivisor(string operation) =>
        throw new KasaneException($"{operation}: an integer was divided by 0. Mask the zeros, or convert to floating point first: x.To(DType.Float32).")
        {
            Operation = operation,
        };

    private static bool Any(this Tensor mask) => mask.Sum().Item<long>() > 0;

    [DoesNotReturn]
    private static void Throw(string operation, DType given, string expected, string advice) =>
        throw new DTypeException($"{operation} expects {expected}, but the tensor is {given}. {advice}") { Operation = operation };
}
