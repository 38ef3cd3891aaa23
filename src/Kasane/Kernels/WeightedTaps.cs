namespace Kasane.Internal;

/// <summary>Elements of one dimension as weighted sums of a few elements of another: element i of the sums has the taps Starts[i] to Starts[i + 1].</summary>
internal sealed class WeightedTaps
{
    private WeightedTaps? reversed;

    /// <param name="from">The size of the dimension that the taps lie in.</param>
    /// <param name="starts">The first tap of each sum, and the number of taps at the end.</param>
    /// <param name="places">Where each tap lies.</param>
    /// <param name="weights">How much it counts.</param>
    public WeightedTaps(long from, int[] starts, int[] places, double[] weights)
    {
        (From, Starts, Places, Weights) = (from, starts, places, weights);
        Singles = Array.ConvertAll(weights, weight => (float)weight);
    }

    /// <summary>The size of the dimension that the taps lie in.</summary>
    public long From { get; }

    /// <summary>How many sums there are.</summary>
    public long To => Starts.Length - 1;

    public int[] Starts { get; }

    public int[] Places { get; }

    public double[] Weights { get; }

    /// <summary>The weights, rounded.</summary>
    public float[] Singles { get; }

    /// <summary>The transposed sums: what each element gives to every sum, as gradients need it.</summary>
    public WeightedTaps Reversed => reversed ??= Reverse();

    private WeightedTaps Reverse()
    {
        var starts = new int[From + 1];
        foreach (var place in Places) starts[place + 1]++;
        for (var i = 0; i < From; i++) starts[i + 1] += starts[i];
        var (next, places, weights) = (starts[..^1], new int[Places.Length], new double[Places.Length]);
        for (var sum = 0; sum < To; sum++)
            for (var tap = Starts[sum]; tap < Starts[sum + 1]; tap++)
            {
                var at = next[Places[tap]]++;
                (places[at], weights[at]) = (sum, Weights[tap]);
            }
        return new(To, starts, places, weights) { reversed = this };
    }
}
