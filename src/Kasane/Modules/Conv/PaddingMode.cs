namespace Kasane;

/// <summary>What a convolution layer puts around its input.</summary>
public enum PaddingMode
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The mirror image; the border itself is not repeated.</summary>
    Reflect,

    /// <summary>The border, over and over.</summary>
    Replicate,

    /// <summary>What lies at the opposite side.</summary>
    Circular,
}
