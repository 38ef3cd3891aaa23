namespace Kasane;

/// <summary>How <see cref="Functional.GridSample"/> finds values between pixels.</summary>
public enum GridSampleMode
{
    /// <summary>Straight lines.</summary>
    Bilinear,

    /// <summary>The nearest pixel.</summary>
    Nearest,

    /// <summary>Cubic curves (a = -0.75); two dimensions.</summary>
    Bicubic,
}
