namespace Kasane.Internal;

/// <summary>What stands along the last of the transformed dimensions.</summary>
internal enum FourierKind
{
    /// <summary>All numbers, before and after.</summary>
    Complex,

    /// <summary>Real numbers before, the first n / 2 + 1 complex ones after.</summary>
    RealToHalf,

    /// <summary>The first n / 2 + 1 complex numbers before, real ones after.</summary>
    HalfToReal,

    /// <summary>All complex numbers before, the real parts of the results after.</summary>
    RealPart,
}
