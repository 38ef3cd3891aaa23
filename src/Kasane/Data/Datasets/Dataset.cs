namespace Kasane;

/// <summary>Makes datasets from what is there.</summary>
public static class Dataset
{
    /// <summary>A list or an array as a dataset.</summary>
    public static Dataset<T> From<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items as Dataset<T> ?? new MappedDataset<T, T>(items, item => item);
    }

    /// <summary>The slices of a tensor along dimension 0.</summary>
    /// <param name="tensor">At least one dimension.</param>
    /// <exception cref="ShapeException">The tensor has no dimension.</exception>
    public static TensorDataset<Tensor> Of(Tensor tensor) => new([tensor], parts => parts[0]);

    /// <summary>Pairs of slices along dimension 0, such as images and labels.</summary>
    /// <exception cref="ShapeException">The first dimensions differ.</exception>
    public static TensorDataset<(Tensor Input, Tensor Target)> Of(Tensor inputs, Tensor targets) =>
        new([inputs, targets], parts => (parts[0], parts[1]));

    /// <summary>Triples of slices along dimension 0.</summary>
    /// <exception cref="ShapeException">The first dimensions differ.</exception>
    public static TensorDataset<(Tensor First, Tensor Second, Tensor Third)> Of(Tensor first, Tensor second, Tensor third) =>
        new([first, second, third], parts => (parts[0], parts[1], parts[2]));

    /// <summary>The items of several datasets, one after the other.</summary>
    /// <param name="parts">At least one; a part may be empty.</param>
    public static Dataset<T> Concat<T>(params IReadOnlyList<IReadOnlyList<T>> parts) => new ConcatDataset<T>(parts);

    /// <summary>Cuts a dataset at random into parts that do not overlap; the same parts as PyTorch's <c>random_split</c> for a seed.</summary>
    /// <param name="data">What to cut.</param>
    /// <param name="lengths">The parts' lengths; their sum is the dataset's.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not add up to the dataset's.</exception>
    public static Dataset<T>[] RandomSplit<T>(IReadOnlyList<T> data, ReadOnlySpan<int> lengths, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        long sum = 0;
        foreach (var length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(lengths));
            sum += length;
        }

        if (sum != data.Count)
            throw new ArgumentException($"The lengths add up to {sum}, but there are {data.Count} items. Give lengths that add up to all of them.", nameof(lengths));
        var order = new long[data.Count];
        (generator ?? Generator.Default).RandPerm(order);
        var parts = new Dataset<T>[lengths.Length];
        var start = 0;
        for (var i = 0; i < parts.Length; start += lengths[i++])
            parts[i] = new SubsetDataset<T>(data, [.. order.AsSpan(start, lengths[i]).ToArray().Select(index => (int)index)]);
        return parts;
    }

    /// <summary>Cuts a dataset at random into parts that do not overlap; the same parts as PyTorch's <c>random_split</c> for a seed.</summary>
    /// <param name="data">What to cut.</param>
    /// <param name="fractions">The parts' shares, which add up to 1. Lengths are rounded down; what is left goes to the parts in turn.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentException">The fractions do not add up to 1.</exception>
    public static Dataset<T>[] RandomSplit<T>(IReadOnlyList<T> data, ReadOnlySpan<double> fractions, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var lengths = new int[fractions.Length];
        double sum = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(fractions[i], nameof(fractions));
            sum += fractions[i];
            lengths[i] = (int)Math.Floor(data.Count * fractions[i]);
        }

        if (Math.Abs(sum - 1) > 1e-9)
            throw new ArgumentException($"The fractions add up to {sum}, expected 1. Give shares of the whole.", nameof(fractions));
        var left = data.Count - lengths.Sum();
        for (var i = 0; i < left; i++) lengths[i % lengths.Length]++;
        return RandomSplit(data, lengths, generator);
    }
}
