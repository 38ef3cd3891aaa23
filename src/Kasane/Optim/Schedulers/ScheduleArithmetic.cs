namespace Kasane.Internal;

/// <summary>Arithmetic of schedules.</summary>
internal static class ScheduleArithmetic
{
    /// <summary>a / b.</summary>
    /// <exception cref="InvalidOperationException">b is 0.</exception>
    public static double Divide(double a, double b) => b != 0 ? a / b
        : throw new InvalidOperationException(
            "The schedule has no learning rate here: with its arguments it divides by 0. Nothing was changed.");

    /// <summary>Each rate times a factor.</summary>
    public static double[] Times(this double[] rates, double factor) => Array.ConvertAll(rates, rate => rate * factor);

    /// <summary>How many of ascending numbers are not above a value.</summary>
    public static int CountUpTo(IEnumerable<double> ascending, double value) => ascending.TakeWhile(number => number <= value).Count();
}
