namespace Kasane.Dialects.Keras;

/// <summary>Running means by name, weighted with the number of samples.</summary>
internal sealed class Means
{
    private readonly OrderedDictionary<string, (double Sum, long Count)> sums = [];

    public void Add(string name, double value, long samples)
    {
        var (sum, count) = sums.GetValueOrDefault(name);
        sums[name] = (sum + (value * samples), count + samples);
    }

    public Dictionary<string, double> ToDictionary() => sums.ToDictionary(pair => pair.Key, pair => pair.Value.Sum / pair.Value.Count);
}
