namespace Kasane.Internal;

/// <summary>How the dtype of a pointwise result follows from its arguments'.</summary>
internal enum PointwiseRule
{
    /// <summary>The promoted dtype of the arguments.</summary>
    Promote,

    /// <summary>As <see cref="Promote"/>, but Bool is refused.</summary>
    PromoteNoBool,

    /// <summary>Integers and Bool become the default floating-point dtype.</summary>
    Floating,

    /// <summary>The result is Bool; the arguments are compared in their promoted dtype.</summary>
    Predicate,

    /// <summary>Integers only (bitwise ops); Bool too.</summary>
    IntegerOrBool,

    /// <summary>Integers only, Bool is refused.</summary>
    Integer,

    /// <summary>The arguments must be floating point already.</summary>
    FloatingOnly,
}
