namespace Kasane.Tests;

/// <summary>The order of batches against PyTorch 1.13's DataLoader and samplers, for seeds.</summary>
[Collection("GlobalRandom")]
public sealed class LoaderOrderTests
{
    private static readonly TensorDataset<Tensor> Ten = Dataset.Of(Tensor.Arange(10));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_shuffled_loader_visits_what_PyTorchs_does(int workers)
    {
        Generator.Default.ManualSeed(5);
        var loader = DataLoader.Create(Ten, new() { BatchSize = 3, Shuffle = true, Workers = workers });
        Assert.Equal("8 3 0|5 9 1|6 2 4|7", Text(loader));
        Assert.Equal("5 8 9|7 2 0|4 1 3|6", Text(loader));
        Assert.Equal(710088, Next(Generator.Default));
    }

    [Fact]
    public void A_last_small_batch_can_be_dropped()
    {
        Generator.Default.ManualSeed(5);
        var loader = DataLoader.Create(Ten, new() { BatchSize = 3, Shuffle = true, DropLast = true, Workers = 2 });
        Assert.Equal(3, loader.Count);
        Assert.Equal("8 3 0|5 9 1|6 2 4", Text(loader));
        Assert.Equal(852006, Next(Generator.Default));
    }

    [Fact]
    public void A_generator_of_ones_own_serves_loader_and_sampler()
    {
        var generator = new Generator(9);
        var loader = DataLoader.Create(Ten, new() { BatchSize = 4, Shuffle = true, Generator = generator });
        Assert.Equal("4 6 8 1|5 2 7 9|0 3", Text(loader));
        Assert.Equal("8 7 0 2|3 1 6 9|4 5", Text(loader));
        Assert.Equal(906787, Next(generator));
    }

    [Fact]
    public void Samplers_draw_as_PyTorchs_do()
    {
        var generator = new Generator(9);
        Assert.Equal(
            [0, 8, 4, 7, 2, 8, 7, 8, 3, 1, 8, 4, 1, 2, 6, 5, 4, 9, 1, 1, 3, 0, 8, 2, 6, 3, 0, 2, 4, 5, 2, 0, 8, 8, 0, 0, 6, 8, 5, 2],
            new RandomSampler(10, replacement: true, numSamples: 40, generator: generator));
        Assert.Equal(906787, Next(generator));
        Assert.Equal([2, 0, 1, 3, 1, 3, 2, 0, 3, 2], new RandomSampler(4, numSamples: 10, generator: generator.ManualSeed(9)));
        Assert.Equal(217601, Next(generator));
        Assert.Equal([9, 5, 7, 11], new SubsetRandomSampler([5, 7, 9, 11], generator.ManualSeed(9)));
        generator.ManualSeed(9);
        Assert.Equal([3, 4, 3, 1, 1], new WeightedRandomSampler([0.1, 0.9, 0.4, 0.7, 3.0, 0.6], 5, generator: generator));
        Assert.Equal([1, 3, 0, 2, 4], new WeightedRandomSampler([0.9, 0.4, 0.05, 0.2, 0.3, 0.1], 5, replacement: false, generator: generator));
        Generator.Default.ManualSeed(3);
        Assert.Equal([7, 8, 5, 1, 8, 6, 2, 2, 3, 9], new RandomSampler(10, replacement: true));
    }

    [Fact]
    public void Random_splits_are_PyTorchs()
    {
        var generator = new Generator(9);
        var numbers = Enumerable.Range(0, 11).ToArray();
        Assert.Equal(["0 5 8", "7 6 2 9 1 4 3"], Dataset.RandomSplit(numbers[..10], [3, 7], generator).Select(part => string.Join(' ', part)));
        Assert.Equal(["1 9 3 6", "8 0 2", "7 4 10 5"], Dataset.RandomSplit(numbers, [0.3, 0.3, 0.4], generator).Select(part => string.Join(' ', part)));
        Assert.Throws<ArgumentException>(() => Dataset.RandomSplit(numbers, [3, 7]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task An_epoch_can_be_awaited_and_entered_in_the_middle(int workers)
    {
        Generator.Default.ManualSeed(5);
        var loader = DataLoader.Create(Ten, new() { BatchSize = 3, Shuffle = true, Workers = workers });
        var seen = new List<string>();
        await foreach (var batch in loader) seen.Add(string.Join(' ', batch.ToArray<long>()));
        Assert.Equal("8 3 0|5 9 1|6 2 4|7", string.Join('|', seen));
        Generator.Default.ManualSeed(5);
        using var late = loader.StartAt(2);
        Assert.True(late.MoveNext());
        Assert.Equal([6, 2, 4], late.Current.ToArray<long>());
        Assert.Equal(3, late.Position);
    }

    [Fact]
    public void Random_transforms_do_not_depend_on_workers()
    {
        var data = Dataset.From(Enumerable.Range(0, 40).ToArray()).Map(i => Tensor.Rand([3], DataRandom.Current) + i);
        string? first = null;
        foreach (var workers in (int[])[0, 1, 4])
        {
            Generator.Default.ManualSeed(8);
            var text = string.Join('|', DataLoader.Create(data, new() { BatchSize = 7, Shuffle = true, Workers = workers }).Select(batch => string.Join(' ', batch.ToArray<float>())));
            Assert.Equal(first ??= text, text);
        }
    }

    private static string Text(DataLoader<Tensor> loader) => string.Join('|', loader.Select(batch => string.Join(' ', batch.ToArray<long>())));

    private static long Next(Generator generator) => Tensor.RandInt(1000000, [1], generator).Item<long>();
}
