namespace Kasane.Internal;

/// <summary>
/// Finds a step that lowers the loss enough and flattens the slope enough: first brackets such a step, then narrows the bracket by cubic
/// interpolation (Nocedal and Wright 2006, algorithms 3.5 and 3.6).
/// </summary>
internal static class StrongWolfeSearch
{
    private const double Decrease = 1e-4, Curvature = 0.9;
    private const int MostTries = 25;

    /// <param name="at">The loss at a step.</param>
    /// <param name="step">The first try.</param>
    /// <param name="start">The loss at step 0.</param>
    /// <param name="length">The largest element of the direction.</param>
    /// <param name="tolerance">The least change of the parameters that counts.</param>
    /// <returns>The best point, and how often <paramref name="at"/> was called.</returns>
    public static (LinePoint Best, int Evaluations) Run(
        Func<double, LinePoint> at, double step, LinePoint start, double length, double tolerance)
    {
        var current = at(step);
        var previous = start;
        var tries = 0;
        LinePoint? low = null, high = null;
        while (tries < MostTries)
        {
            if (IsTooHigh(current, start) || (tries > 1 && current.Loss >= previous.Loss) || IsRising(current, start))
            {
                (low, high) = (previous, current);
                break;
            }
            if (IsFlat(current, start)) return (current, tries + 1);
            var least = current.Step + (0.01 * (current.Step - previous.Step));
            step = CubicMinimum(previous, current, least, current.Step * 10);
            previous = current;
            current = at(step);
            tries++;
        }
        return Zoom(at, start, low ?? start, high ?? current, tries, length, tolerance);
    }

    private static (LinePoint Best, int Evaluations) Zoom(
        Func<double, LinePoint> at, LinePoint start, LinePoint first, LinePoint second, int tries, double length, double tolerance)
    {
        var (low, high) = first.Loss <= second.Loss ? (first, second) : (second, first);
        // The interpolation looks at the ends in the order in which they were found.
        var lowIsFirst = first.Loss <= second.Loss;
        var stuck = false;
        while (tries < MostTries && !(Math.Abs(high.Step - low.Step) * length < tolerance))
        {
            var (left, right) = (Math.Min(low.Step, high.Step), Math.Max(low.Step, high.Step));
            var step = lowIsFirst ? CubicMinimum(low, high, left, right) : CubicMinimum(high, low, left, right);
            (step, stuck) = KeepFromEnds(step, left, right, stuck);
            var point = at(step);
            tries++;
            if (IsTooHigh(point, start) || point.Loss >= low.Loss)
            {
                high = point;
                if (!(lowIsFirst ? low.Loss <= high.Loss : low.Loss < high.Loss))
                {
                    (low, high) = (high, low);
                    lowIsFirst = !lowIsFirst;
                }
                continue;
            }
            if (IsFlat(point, start)) return (point, tries + 1);
            if (point.Slope * (high.Step - low.Step) >= 0) high = low;
            low = point;
        }
        return (low, tries + 1);
    }

    // A step next to an end brings little: the second such one, or one at the end itself, is moved a tenth of the bracket inwards.
    private static (double Step, bool Stuck) KeepFromEnds(double step, double left, double right, bool stuck)
    {
        var margin = 0.1 * (right - left);
        if (!(Math.Min(right - step, step - left) < margin)) return (step, false);
        if (!stuck && step < right && step > left) return (step, true);
        return (Math.Abs(step - right) < Math.Abs(step - left) ? right - margin : left + margin, false);
    }

    private static bool IsTooHigh(LinePoint point, LinePoint start) => point.Loss > start.Loss + (Decrease * point.Step * start.Slope);

    private static bool IsFlat(LinePoint point, LinePoint start) => Math.Abs(point.Slope) <= -Curvature * start.Slope;

    private static bool IsRising(LinePoint point, LinePoint start) => point.Slope >= 0 && !IsFlat(point, start);

    /// <summary>Where the cubic through two points with their slopes is least, within bounds; their middle if nowhere.</summary>
    private static double CubicMinimum(LinePoint a, LinePoint b, double least, double most)
    {
        var mean = a.Slope + b.Slope - (3 * (a.Loss - b.Loss) / (a.Step - b.Step));
        var square = (mean * mean) - (a.Slope * b.Slope);
        if (!(square >= 0)) return (least + most) / 2;
        var root = Math.Sqrt(square);
        var place = a.Step <= b.Step
            ? b.Step - ((b.Step - a.Step) * ((b.Slope + root - mean) / (b.Slope - a.Slope + (2 * root))))
            : a.Step - ((a.Step - b.Step) * ((a.Slope + root - mean) / (a.Slope - b.Slope + (2 * root))));
        return Math.Min(Math.Max(place, least), most);
    }
}
