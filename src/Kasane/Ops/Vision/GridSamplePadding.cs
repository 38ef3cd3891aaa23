namespace Kasane;

/// <summary>What <see cref="Functional.GridSample"/> finds outside of the input.</summary>
public enum GridSamplePadding
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The border, over and over.</summary>
    Border,

    /// <summary>The mirror image.</summary>
    Reflection,
}
