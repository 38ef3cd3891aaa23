namespace Kasane.Internal;

/// <content>Bessel functions of the second kind.</content>
internal static partial class SpecialFunctions
{
    /// <summary>Up to 5 by DLMF 10.8.2, beyond by modulus and phase, DLMF 10.17.4; NaN for negative x.</summary>
    public static double BesselY0(double x)
    {
        if (x <= 0) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (x <= 5) return TwoOverPi * Math.Log(x) * BesselJ0(x) + Chebyshev(Y0Small, 2 * x * x / 25 - 1);
        (double sine, double cosine) = Math.SinCos(x);
        return Hankel(x, HankelP0, HankelQ0, sine - cosine, -cosine - sine);
    }

    public static double BesselY1(double x)
    {
        if (x <= 0) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (x <= 5) return TwoOverPi * (Math.Log(x) * BesselJ1(x) - 1 / x) + x * Chebyshev(Y1Small, 2 * x * x / 25 - 1);
        (double sine, double cosine) = Math.SinCos(x);
        return Hankel(x, HankelP1, HankelQ1, -sine - cosine, cosine - sine);
    }

    private static ReadOnlySpan<double> Y0Small =>
    [
        0.20605257634092228, -0.13017522381095709, -0.291894720865317, 0.10268287966073635, -0.014279159901781987, 0.0011164629864165486,
        -5.677525113380376e-05, 2.0406703657627165e-06, -5.476431029755533e-08, 1.141220652090372e-09, -1.9021689490013906e-11,
        2.5954970583106197e-13, -2.9540707750193604e-15, 2.848154182311252e-17, -2.356607585530683e-19,
    ];

    private static ReadOnlySpan<double> Y1Small =>
    [
        0.0531074450560213, 0.14189450894667655, -0.08834328868289824, 0.017111109934210778, -0.0017057852565133666,
        0.000105257530278434, -4.44507526565354e-06, 1.3699277670028168e-07, -3.222883768023259e-09, 5.984534092223177e-11,
        -9.000965667133812e-13, 1.1194186560306676e-14, -1.1707921590181557e-16, 1.0444110354608508e-18, -8.041796266991795e-21,
    ];
}
