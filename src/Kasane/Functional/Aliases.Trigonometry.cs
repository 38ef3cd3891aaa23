namespace Kasane;

/// <content>Other names that PyTorch has for the same functions.</content>
public static partial class Functional
{
    /// <summary>Another name of <see cref="Asin(Tensor)"/>.</summary>
    public static Tensor Arcsin(this Tensor x) => x.Asin();

    /// <summary>Another name of <see cref="AsinInPlace(Tensor)"/>.</summary>
    public static Tensor ArcsinInPlace(this Tensor x) => x.AsinInPlace();

    /// <summary>Another name of <see cref="Acos(Tensor)"/>.</summary>
    public static Tensor Arccos(this Tensor x) => x.Acos();

    /// <summary>Another name of <see cref="AcosInPlace(Tensor)"/>.</summary>
    public static Tensor ArccosInPlace(this Tensor x) => x.AcosInPlace();

    /// <summary>Another name of <see cref="Atan(Tensor)"/>.</summary>
    public static Tensor Arctan(this Tensor x) => x.Atan();

    /// <summary>Another name of <see cref="AtanInPlace(Tensor)"/>.</summary>
    public static Tensor ArctanInPlace(this Tensor x) => x.AtanInPlace();

    /// <summary>Another name of <see cref="Asinh(Tensor)"/>.</summary>
    public static Tensor Arcsinh(this Tensor x) => x.Asinh();

    /// <summary>Another name of <see cref="AsinhInPlace(Tensor)"/>.</summary>
    public static Tensor ArcsinhInPlace(this Tensor x) => x.AsinhInPlace();

    /// <summary>Another name of <see cref="Acosh(Tensor)"/>.</summary>
    public static Tensor Arccosh(this Tensor x) => x.Acosh();

    /// <summary>Another name of <see cref="AcoshInPlace(Tensor)"/>.</summary>
    public static Tensor ArccoshInPlace(this Tensor x) => x.AcoshInPlace();

    /// <summary>Another name of <see cref="Atanh(Tensor)"/>.</summary>
    public static Tensor Arctanh(this Tensor x) => x.Atanh();

    /// <summary>Another name of <see cref="AtanhInPlace(Tensor)"/>.</summary>
    public static Tensor ArctanhInPlace(this Tensor x) => x.AtanhInPlace();

    /// <summary>Another name of <see cref="Atan2(Tensor, Tensor)"/>.</summary>
    public static Tensor Arctan2(this Tensor a, Tensor b) => a.Atan2(b);

    /// <summary>Another name of <see cref="Atan2InPlace(Tensor, Tensor)"/>.</summary>
    public static Tensor Arctan2InPlace(this Tensor a, Tensor b) => a.Atan2InPlace(b);
}
