namespace Kasane;

/// <summary>The weighted mean of numbers, such as losses by the size of their batch.</summary>
public sealed class RunningMean
{
    /// <summary>The sum of weight times value.</summary>
    public double Sum { get; private set; }

    /// <summary>The sum of the weights.</summary>
    public double Weight { get; private set; }

    /// <summary>The mean; NaN where there was nothing.</summary>
    public double Value => Sum / Weight;

    /// <summary>Takes in a number.</summary>
    public void Add(double value, double weight = 1) => (Sum, Weight) = (Sum + (value * weight), Weight + weight);

    /// <summary>Forgets everything.</summary>
    public void Reset() => (Sum, Weight) = (0, 0);

    internal void Restore(double sum, double weight) => (Sum, Weight) = (sum, weight);
}
