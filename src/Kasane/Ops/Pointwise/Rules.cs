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
            case PointwiseRule.FloatingOnly when !promoted.IsDifferentiable:
                Throw(operation, promoted, "a floating-point dtype", "Convert it first: x.To(DType.Float32).");
                break;
        }
        return promoted;
    }

    [DoesNotReturn]
    private static void Throw(string operation, DType given, string expected, string advice) =>
        throw new DTypeException($"{operation} expects {expected}, but the tensor is {given}. {advice}") { Operation = operation };
}
