namespace Kasane.Internal;

/// <summary>PyTorch's ways to draw numbers of events from uniform numbers in [0, 1), in double.</summary>
/// <param name="unit">Draws the next uniform number.</param>
internal readonly struct EventCounts(Func<double> unit)
{
    // Small rates: how many uniform numbers can be multiplied (Knuth); others: transformed rejection (Hoermann 1993, PTRS).
    public double Poisson(double rate)
    {
        if (rate == 0) return 0;
        if (rate < 10)
        {
            var (limit, product, count) = (Math.Exp(-rate), 1.0, 0.0);
            while (true)
            {
                product *= unit();
                if (!(product > limit)) return count;
                count++;
            }
        }
        var b = 0.931 + (2.53 * Math.Sqrt(rate));
        var a = -0.059 + (0.02483 * b);
        var invAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var r = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var (u, v) = (unit() - 0.5, 0.0);
            v = unit();
            var side = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / side) + b) * u) + rate + 0.43);
            if (side >= 0.07 && v <= r) return k;
            if (k < 0 || (side < 0.013 && v > side)) continue;
            if (Math.Log(v) + Math.Log(invAlpha) - Math.Log((a / (side * side)) + b)
                <= -rate + (k * Math.Log(rate)) - SpecialFunctions.Lgamma(k + 1)) return k;
        }
    }

    public double Binomial(double count, double probability)
    {
        if (!(count > 0) || !(probability > 0)) return 0;
        if (probability >= 1) return count;
        if (probability <= 0.5) return count * probability >= 10 ? Rejected(count, probability) : Inverted(count, probability);
        var failure = 1 - probability;
        return count - (count * failure >= 10 ? Rejected(count, failure) : Inverted(count, failure));
    }

    // How many geometric waiting times fit into the trials.
    private double Inverted(double count, double probability)
    {
        var (waited, successes) = (0.0, 0.0);
        var scale = ScalarMath.Log1p(-probability);
        while (true)
        {
            waited += Math.Ceiling(Math.Log(unit()) / scale);
            if (waited > count) return successes;
            successes++;
        }
    }

    // Transformed rejection with squeeze (Hoermann 1993, BTRS).
    private double Rejected(double count, double probability)
    {
        var spread = Math.Sqrt(count * probability * (1 - probability));
        var b = 1.15 + (2.53 * spread);
        var a = -0.0873 + (0.0248 * b) + (0.01 * probability);
        var c = (count * probability) + 0.5;
        var vr = 0.92 - (4.2 / b);
        var odds = probability / (1 - probability);
        var alpha = (2.83 + (5.1 / b)) * spread;
        var m = Math.Floor((count + 1) * probability);
        while (true)
        {
            var u = unit() - 0.5;
            var v = unit();
            var side = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / side) + b) * u) + c);
            if (side >= 0.07 && v <= vr) return k;
            if (k < 0 || k > count) continue;
            v = Math.Log(v * alpha / ((a / (side * side)) + b));
            var bound = ((m + 0.5) * Math.Log((m + 1) / (odds * (count - m + 1)))) + ((count + 1) * Math.Log((count - m + 1) / (count - k + 1)))
                + ((k + 0.5) * Math.Log(odds * (count - k + 1) / (k + 1))) + Stirling(m) + Stirling(count - m) - Stirling(k) - Stirling(count - k);
            if (v <= bound) return k;
        }
    }

    // log(k!) less its approximation by Stirling's formula for k + 1 / 2.
    private static double Stirling(double k)
    {
        if (k <= 9) return SpecialFunctions.Lgamma(k + 1) - (0.91893853320467274178 + ((k + 0.5) * Math.Log(k + 1)) - (k + 1));
        var square = (k + 1) * (k + 1);
        return ((1.0 / 12) - (((1.0 / 360) - (1.0 / 1260 / square)) / square)) / (k + 1);
    }
}
