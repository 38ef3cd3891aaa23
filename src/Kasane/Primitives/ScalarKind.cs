namespace Kasane;

/// <summary>The kind of a number in type promotion, in ascending order.</summary>
public enum ScalarKind : byte
{
    /// <summary>Truth values.</summary>
    Bool,

    /// <summary>Integers.</summary>
    Integer,

    /// <summary>Real floating-point numbers.</summary>
    Floating,

    /// <summary>Complex numbers.</summary>
    Complex,
}
