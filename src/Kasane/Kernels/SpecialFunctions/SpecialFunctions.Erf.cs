namespace Kasane.Internal;

/// <content>The error function and its relatives.</content>
internal static partial class SpecialFunctions
{
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (a <= 1) return x * Chebyshev(ErfNearZero, 2 * a * a - 1);
        return Math.CopySign(1 - UpperErfc(a), x);
    }

    public static double Erfc(double x)
    {
        if (x < -1) return 2 - UpperErfc(-x);
        return x <= 0.5 ? 1 - Erf(x) : UpperErfc(x);
    }

    /// <summary>exp(x^2) erfc(x).</summary>
    public static double Erfcx(double x)
    {
        if (x >= 0) return UpperErfcx(x);
        double square = x * x;
        double lost = Math.FusedMultiplyAdd(x, x, -square);
        double exponential = Math.Exp(square);
        return double.IsInfinity(exponential) ? exponential : 2 * Math.FusedMultiplyAdd(exponential, lost, exponential) - UpperErfcx(-x);
    }

    /// <summary>For x of 0 and more.</summary>
    private static double UpperErfc(double x) => x > 28 ? 0 : ExpMinusSquare(x, 1) * UpperErfcx(x);

    /// <summary>For x of 0 and more: smooth in (x - 3) / (x + 3) over the whole half line after multiplication by 1 + 2x.</summary>
    private static double UpperErfcx(double x)
    {
        if (x > 1e15) return 1 / (x * SqrtPi);
        return Chebyshev(ErfcxScaled, (x - 3) / (x + 3)) / (1 + 2 * x);
    }

    internal static ReadOnlySpan<double> ErfNearZero =>
    [
        0.9754769393826541, -0.14226120510371365, 0.010035582187599796, -0.0005768764699767485, 2.741993125219606e-05,
        -1.1043175507344507e-06, 3.8488755420345036e-08, -1.1808582533875466e-09, 3.2334215826050907e-11, -7.991015947004549e-13,
        1.7990725113961456e-14, -3.718635487818693e-16,
    ];

    internal static ReadOnlySpan<double> ErfcxScaled =>
    [
        1.17756257419656, 0.005353904539615676, -0.09377550342284209, 0.05436652555744322, -0.018976596707845208, 0.004453426061462712,
        -0.0006335531710553147, 1.7661719523171593e-05, 1.2841532864056671e-05, -2.0072285659059913e-06, -1.807522790414837e-07,
        7.549828343825093e-08, 1.885668523838603e-09, -2.699519049798364e-09, -1.460079119939105e-11, 1.0361607445969489e-10,
        1.475715976623473e-12, -4.277340064396911e-12, -2.07922492859799e-13, 1.8134502003176963e-13, 1.973425574544739e-14,
        -7.287943737592673e-15, -1.5169878690228116e-15, 2.3514112258781403e-16, 1.0006111691821667e-16,
    ];
}
