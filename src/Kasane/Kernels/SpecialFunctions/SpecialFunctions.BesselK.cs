namespace Kasane.Internal;

/// <content>Modified Bessel functions of the second kind.</content>
internal static partial class SpecialFunctions
{
    /// <summary>Infinity at 0, NaN for negative x.</summary>
    public static double K0(double x) => x <= 2 ? SmallK0(x) : Math.Exp(-x) * LargeK(K0Large, x);

    /// <summary>exp(x) K0(x).</summary>
    public static double K0e(double x) => x <= 2 ? Math.Exp(x) * SmallK0(x) : LargeK(K0Large, x);

    public static double K1(double x) => x <= 2 ? SmallK1(x) : Math.Exp(-x) * LargeK(K1Large, x);

    /// <summary>exp(x) K1(x).</summary>
    public static double K1e(double x) => x <= 2 ? Math.Exp(x) * SmallK1(x) : LargeK(K1Large, x);

    /// <summary>DLMF 10.31.2.</summary>
    private static double SmallK0(double x)
    {
        if (!(x > 0)) return x == 0 ? double.PositiveInfinity : double.NaN;
        return Chebyshev(K0Small, x * x / 2 - 1) - Math.Log(x / 2) * I0(x);
    }

    /// <summary>DLMF 10.31.1.</summary>
    private static double SmallK1(double x)
    {
        if (!(x > 0)) return x == 0 ? double.PositiveInfinity : double.NaN;
        return Chebyshev(K1Small, x * x / 2 - 1) / x + Math.Log(x / 2) * I1(x);
    }

    /// <summary>Without the exponential, by powers of 1 / x as in DLMF 10.40.2.</summary>
    private static double LargeK(ReadOnlySpan<double> coefficients, double x) => Chebyshev(coefficients, 4 / x - 1) / Math.Sqrt(x);

    private static ReadOnlySpan<double> K0Small =>
    [
        -0.2676636966169514, 0.3442898999246285, 0.0359799365153615, 0.001264615411446926, 2.286212103119452e-05, 2.5347910790261494e-07,
        1.904516377220209e-09, 1.0349695257633625e-11, 4.2598161427910826e-14, 1.3744654358807508e-16, 3.5708965285083736e-19,
    ];

    private static ReadOnlySpan<double> K1Small =>
    [
        0.7626501136694739, -0.3531559607765449, -0.12261118082265715, -0.006975723859639864, -0.0001730288957513052,
        -2.4334061415659684e-06, -2.213387630734726e-08, -1.4114883926335278e-10, -6.666901694199329e-13, -2.427449850519366e-15,
        -7.023863479386288e-18,
    ];

    private static ReadOnlySpan<double> K0Large =>
    [
        1.2201515410329777, -0.0314481013119645, 0.0015698838857300533, -0.00012849549581627802, 1.39498137188765e-05,
        -1.8317555227191195e-06, 2.766813639445015e-07, -4.660489897687948e-08, 8.574034017414225e-09, -1.6975345093890614e-09,
        3.5773972814003283e-10, -7.957489244477396e-11, 1.8559491149549264e-11, -4.514597883374519e-12, 1.1403405882073441e-12,
        -2.9800969231481784e-13, 8.032890775068375e-14, -2.2275133267462965e-14, 6.340076476276646e-15, -1.848593377920907e-15,
        5.5120559994043335e-16, -1.6782311257549006e-16, 5.2103917776435543e-17, -1.6475805939842632e-17,
    ];

    private static ReadOnlySpan<double> K1Large =>
    [
        1.3603130952422213, 0.10392373657681724, -0.002857816859622779, 0.00019521551847135162, -1.936197974166083e-05,
        2.406484947837217e-06, -3.5019606030878126e-07, 5.7410841254500495e-08, -1.0345762465678097e-08, 2.0150497551970347e-09,
        -4.1903547593419254e-10, 9.218315187605315e-11, -2.129967838427791e-11, 5.139639673482343e-12, -1.2891739609498229e-12,
        3.348419666052243e-13, -8.976705182010146e-14, 2.4771544242195988e-14, -7.0198370892147685e-15, 2.038703166239861e-15,
        -6.057047270643018e-16, 1.8380935752430455e-16, -5.689462849193648e-17, 1.7940510478863572e-17,
    ];
}
