namespace Kasane;

/// <summary>How <see cref="Functional.Interpolate"/> finds values between pixels.</summary>
public enum InterpolationMode
{
    /// <summary>The pixel at the rounded-down position.</summary>
    Nearest,

    /// <summary>Straight lines; one spatial dimension.</summary>
    Linear,

    /// <summary>Straight lines; two spatial dimensions.</summary>
    Bilinear,

    /// <summary>Cubic curves (a = -0.75); two spatial dimensions.</summary>
    Bicubic,

    /// <summary>Straight lines; three spatial dimensions.</summary>
    Trilinear,

    /// <summary>The mean of the pixels that a new one covers.</summary>
    Area,

    /// <summary>The pixel whose centre is nearest.</summary>
    NearestExact,
}
