namespace Kasane.Tests;

/// <summary>Loaders: types of batches, failures, cancellation, streams.</summary>
[Collection("GlobalRandom")]
public sealed class LoaderTests
{
    private sealed record Sample(Tensor Image, int Label, string Name, (double X, bool Flag) Extra);

    private sealed record Batch(Tensor Images, Tensor Labels, IReadOnlyList<string> Names, (Tensor X, Tensor Flags) Extra);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_failure_names_the_item_and_comes_in_its_place(int workers)
    {
        var data = Dataset.From(Enumerable.Range(0, 20).ToArray())
            .Map(i => i == 13 ? throw new InvalidDataException("broken file") : Tensor.Scalar(i));
        using var batches = DataLoader.Create(data, new() { BatchSize = 4, Workers = workers }).StartAt(0);
        for (var i = 0; i < 3; i++) Assert.True(batches.MoveNext());
        var error = Assert.Throws<DataException>(() => batches.MoveNext());
        Assert.Equal([13], error.Indices);
        Assert.Contains("Item 13 could not be loaded: broken file", error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidDataException>(error.InnerException);
        Assert.True(batches.MoveNext());
        Assert.Equal(16, batches.Current[0].Item<long>());
        Assert.False(batches.MoveNext());
    }

    [Fact]
    public void Items_that_do_not_fit_are_named()
    {
        var loader = DataLoader.Create([Tensor.Zeros(2), Tensor.Zeros(2), Tensor.Zeros(3)], new() { BatchSize = 3 });
        var error = Assert.Throws<DataException>(() => loader.First());
        Assert.Equal([0, 1, 2], error.Indices);
    }

    [Fact]
    public void Waiting_can_be_cancelled_and_loses_nothing()
    {
        using var gate = new ManualResetEventSlim();
        var data = Dataset.From(Enumerable.Range(0, 4).ToArray()).Map(i =>
        {
            gate.Wait();
            return Tensor.Scalar(i);
        });
        using var batches = DataLoader.Create(data, new() { Workers = 2 }).StartAt(0);
        using var stop = new CancellationTokenSource();
        var waiting = Task.Run(() => batches.MoveNext(stop.Token));
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => waiting.GetAwaiter().GetResult());
        gate.Set();
        Assert.True(batches.MoveNext());
        Assert.Equal(0, batches.Current.Item<long>());
    }

    [Fact]
    public void Records_tuples_numbers_and_texts_become_typed_batches()
    {
        Sample[] items = [.. Enumerable.Range(0, 3).Select(i => new Sample(Tensor.Full([2], i), i + 5, $"n{i}", (i / 2.0, i == 1)))];
        var batch = DataLoader.Create(items, Collate.Structured<Sample, Batch>(), new() { BatchSize = 3 }).Single();
        Assert.Equal([0f, 0, 1, 1, 2, 2], batch.Images.ToArray<float>());
        Assert.Equal(DType.Int64, batch.Labels.DType);
        Assert.Equal([5L, 6, 7], batch.Labels.ToArray<long>());
        Assert.Equal(["n0", "n1", "n2"], batch.Names);
        Assert.Equal([0.0, 0.5, 1], batch.Extra.X.ToArray<double>());
        Assert.Equal([false, true, false], batch.Extra.Flags.ToArray<bool>());
        var keyed = DataLoader.CreateStructured<Dictionary<string, Tensor>>([new() { ["a"] = Tensor.Ones(1) }, new() { ["a"] = Tensor.Zeros(1) }], new() { BatchSize = 2 });
        Assert.Equal([1f, 0], keyed.Single()["a"].ToArray<float>());
        foreach (var (inputs, labels) in DataLoader.Create(new List<(Tensor, long)> { (Tensor.Ones(1), 3), (Tensor.Ones(1), 4) }, new() { BatchSize = 2 }))
        {
            Assert.Equal<Shape>([2, 1], inputs.Shape);
            Assert.Equal([3L, 4], labels.ToArray<long>());
        }

        Assert.Throws<ArgumentException>(() => Collate.Structured<Sample, (Tensor, Tensor)>());
    }

    [Fact]
    public void Streams_come_in_order()
    {
        foreach (var workers in (int[])[0, 2])
        {
            var loader = DataLoader.Create(IterableDataset<long>.From([1, 2, 3, 4, 5]), Collate.Numbers, new() { BatchSize = 2, Workers = workers });
            Assert.Equal(["1 2", "3 4", "5"], loader.Select(batch => string.Join(' ', batch.ToArray<long>())));
            Assert.Throws<NotSupportedException>(() => loader.Count);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void A_failure_in_a_stream_comes_in_its_place(int workers, int ahead)
    {
        using var batches = DataLoader.Create(new Numbers(10, broken: 4), Collate.Numbers, new() { BatchSize = 2, Workers = workers, PrefetchFactor = ahead }).StartAt(0);
        Assert.True(batches.MoveNext());
        Assert.True(batches.MoveNext());
        Assert.Equal([2L, 3], batches.Current.ToArray<long>());
        var error = Assert.Throws<DataException>(() => batches.MoveNext());
        Assert.Equal([4], error.Indices);
        Assert.Contains("Item 4", error.Message, StringComparison.Ordinal);
        Assert.True(batches.MoveNext());
        Assert.Equal([5L, 6], batches.Current.ToArray<long>());
        Assert.True(batches.MoveNext());
        Assert.True(batches.MoveNext());
        Assert.Equal([9L], batches.Current.ToArray<long>());
        Assert.False(batches.MoveNext());
        Assert.False(batches.MoveNext());
    }

    [Fact]
    public void A_failed_item_does_not_end_the_epoch_of_a_single_worker()
    {
        var data = Dataset.From(Enumerable.Range(0, 3).ToArray()).Map(i => i == 1 ? throw new IOException() : Tensor.Scalar(i));
        using var batches = DataLoader.Create(data, new() { Workers = 1, PrefetchFactor = 1 }).StartAt(0);
        Assert.True(batches.MoveNext());
        Assert.Throws<DataException>(() => batches.MoveNext());
        Assert.True(batches.MoveNext());
        Assert.Equal(2, batches.Current.Item<long>());
        Assert.False(batches.MoveNext());
    }

    [Fact]
    public void Streams_are_read_ahead_by_one_thread_at_a_time()
    {
        var numbers = new Numbers(40, broken: -1);
        using var batches = DataLoader.Create(numbers, Collate.Numbers, new() { BatchSize = 4, Workers = 4, PrefetchFactor = 2 }).StartAt(1);
        Assert.True(SpinWait.SpinUntil(() => numbers.ReadSoFar >= 36, TimeSpan.FromSeconds(30)));
        Assert.Equal(1, numbers.MostReaders);
        Assert.True(batches.MoveNext());
        Assert.Equal([4L, 5, 6, 7], batches.Current.ToArray<long>());
        var rest = new List<long>();
        while (batches.MoveNext()) rest.AddRange(batches.Current.ToArray<long>());
        Assert.Equal(Enumerable.Range(8, 32).Select(i => (long)i), rest);
        Assert.Equal(10, batches.Position);
    }

    [Fact]
    public async Task A_stream_can_be_awaited_and_cancelled()
    {
        var loader = DataLoader.Create(new Numbers(5, broken: -1), Collate.Numbers, new() { BatchSize = 2, Workers = 2 });
        var seen = new List<string>();
        await foreach (var batch in loader) seen.Add(string.Join(' ', batch.ToArray<long>()));
        Assert.Equal(["0 1", "2 3", "4"], seen);
        using var stop = new CancellationTokenSource();
        await using var batches = loader.GetAsyncEnumerator(stop.Token);
        Assert.True(await batches.MoveNextAsync());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await batches.MoveNextAsync());
    }

    [Fact]
    public void Datasets_are_put_together()
    {
        var all = Dataset.Concat<int>([1, 2], [], [3], [4, 5]);
        Assert.Equal([1, 2, 3, 4, 5], all);
        Assert.Equal([5, 1], all.Subset(4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => all[5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => all.Subset(5));
        Assert.Throws<ShapeException>(() => Dataset.Of(Tensor.Zeros(2), Tensor.Zeros(3)));
        var pairs = Dataset.Of(Tensor.Arange(6).Reshape(3, 2), Tensor.Arange(3)).Subset(2, 1);
        var (inputs, targets) = DataLoader.Create(pairs, new() { BatchSize = 2 }).Single();
        Assert.Equal([4L, 5, 2, 3], inputs.ToArray<long>());
        Assert.Equal([2L, 1], targets.ToArray<long>());
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DataLoader.Create([Tensor.Ones(1)], new() { Shuffle = true, Sampler = new SequentialSampler(1) }));
        Assert.Throws<ArgumentException>(() => DataLoader.Create([Tensor.Ones(1)], new() { BatchSize = 2, BatchSampler = new(new SequentialSampler(1), 2) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataLoader.Create([Tensor.Ones(1)], new() { BatchSize = 0 }));
    }

    /// <summary>Counts; one number cannot be read, but those behind it can.</summary>
    private sealed class Numbers(int count, int broken) : IterableDataset<long>
    {
        private int readers;

        public int ReadSoFar { get; private set; }

        public int MostReaders { get; private set; }

        public override IEnumerator<long> GetEnumerator() => new Reader(this);

        private sealed class Reader(Numbers own) : IEnumerator<long>
        {
            private int next;

            public long Current { get; private set; }

            object System.Collections.IEnumerator.Current => Current;

            public bool MoveNext()
            {
                own.MostReaders = Math.Max(own.MostReaders, Interlocked.Increment(ref own.readers));
                try
                {
                    Thread.Yield();
                    if (next == own.Count) return false;
                    Current = next++;
                    own.ReadSoFar = next;
                    return Current != own.Broken ? true : throw new InvalidDataException("broken line");
                }
                finally
                {
                    Interlocked.Decrement(ref own.readers);
                }
            }

            public void Reset() => throw new NotSupportedException();

            public void Dispose()
            {
            }
        }

        private int Count => count;

        private int Broken => broken;
    }
}
