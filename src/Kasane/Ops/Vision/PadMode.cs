namespace Kasane;

/// <summary>What <see cref="Functional.Pad"/> puts around a tensor.</summary>
public enum PadMode
{
    /// <summary>One number.</summary>
    Constant,

    /// <summary>The mirror image; the border itself is not repeated.</summary>
    Reflect,

    /// <summary>The border, over and over.</summary>
    Replicate,

    /// <summary>What lies at the opposite side.</summary>
    Circular,
}
