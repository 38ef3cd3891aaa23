namespace Kasane.Internal;

/// <content>The Airy function.</content>
internal static partial class SpecialFunctions
{
    private const int AiryReach = 10;

    // Ai and its derivative at -10, -9, .., 10.
    private static ReadOnlySpan<double> AiryPoints =>
    [
        0.0402412384864431907, 0.996265044132790056,
        -0.0221337215473414037, -0.975663980926331595,
        -0.0527050503563862026, 0.935560938198306551,
        0.184280835250505637, -0.771008168410126548,
        -0.329145173629823105, 0.345935487281342895,
        0.35076100902411432, 0.327192818554443137,
        -0.0702655329492895151, -0.79062857536858138,
        -0.378814293677658074, 0.314583769216598814,
        0.227407428201685576, 0.618259020741691041,
        0.535560883292352119, -0.0101605671166452094,
        0.355028053887817239, -0.258819403792806798,
        0.135292416312881416, -0.159147441296793213,
        0.0349241304232743791, -0.0530903844336536317,
        0.00659113935746071914, -0.0119129767059513185,
        0.000951563851204801874, -0.0019586409502041789,
        0.000108344428136074417, -0.000247413890868462476,
        9.94769436025288957e-6, -0.0000247652003970349548,
        7.49212886399716708e-7, -2.00815089473879199e-6,
        4.69220761609923163e-8, -1.34143929790678657e-7,
        2.47116843087248984e-9, -7.48064138965894641e-9,
        1.10475325528986859e-10, -3.52063367673892364e-10,
    ];

    /// <summary>Near 0 by the Taylor series of y'' = x y around the nearest integer, far away by asymptotic expansions, DLMF 9.7.</summary>
    public static double AiryAi(double x)
    {
        if (!double.IsFinite(x)) return double.NaN;
        if (Math.Abs(x) > AiryReach) return x > 0 ? AiryDecay(x) : AiryWaves(-x);
        var point = Math.Round(x);
        var at = 2 * ((int)point + AiryReach);
        // a[n + 2] = (point a[n] + a[n - 1]) / ((n + 1) (n + 2))
        double step = x - point, before = 0, current = AiryPoints[at], next = AiryPoints[at + 1], power = 1, sum = 0;
        for (var n = 0; n < 30; n++)
        {
            sum += current * power;
            power *= step;
            (before, current, next) = (current, next, ((point * current) + before) / ((n + 1.0) * (n + 2.0)));
        }
        return sum;
    }

    private static double AiryDecay(double x)
    {
        double root = Math.Sqrt(x), zeta = 2.0 / 3 * x * root, term = 1, sum = 1;
        for (var k = 1; Math.Abs(term) > 1e-17 * sum; k++)
        {
            term *= -AiryRatio(k) / zeta;
            sum += term;
        }
        return Math.Exp(-zeta) * sum / (2 * SqrtPi * Math.Sqrt(root));
    }

    private static double AiryWaves(double x)
    {
        double root = Math.Sqrt(x), zeta = 2.0 / 3 * x * root, term = 1, cosines = 1, sines = 0;
        for (var k = 1; Math.Abs(term) > 1e-17; k++)
        {
            term *= AiryRatio(k) / zeta;
            if (k % 2 == 1) sines += k % 4 == 1 ? term : -term;
            else cosines += k % 4 == 0 ? term : -term;
        }
        var (sin, cos) = Math.SinCos(zeta - (Math.PI / 4));
        return ((cos * cosines) + (sin * sines)) / (SqrtPi * Math.Sqrt(root));
    }

    // u[k] / u[k - 1]
    private static double AiryRatio(double k) => ((6 * k) - 5) * ((6 * k) - 3) * ((6 * k) - 1) / (216 * k * ((2 * k) - 1));
}
