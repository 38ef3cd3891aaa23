namespace Kasane.Tests.Ops;

/// <summary>What depends on the order of elements, against a stable sort of doubles: NaN is the largest, zeros are equal.</summary>
public class OrderTests
{
    private static readonly DType[] Real =
    [
        DType.Float32, DType.Float64, DType.Float16, DType.BFloat16, DType.Int64, DType.Int32, DType.Int16, DType.Int8, DType.UInt8, DType.Bool,
    ];

    public static TheoryData<int> Lengths => [1, 2, 3, 15, 16, 17, 33, 64, 100, 130, 257, 300, 1000, 3000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Rows_of_every_dtype(int n)
    {
        foreach (var dtype in Real)
            foreach (var x in Samples(n, dtype))
            {
                var rows = x.ToArray<double>().Chunk(n).ToArray();
                var up = rows.Select(row => Order(row, false)).ToArray();
                var down = rows.Select(row => Order(row, true)).ToArray();
                Check(x, rows, x.Sort(1), up);
                Check(x, rows, x.Sort(1, descending: true), down);
                foreach (var k in new[] { 1, 2, 10, 32, 33, n / 2, n - 1 }.Where(k => k > 0 && k <= n).Distinct())
                {
                    Check(x, rows, x.Topk(k), [.. down.Select(order => order[..k])]);
                    Check(x, rows, x.Topk(k, largest: false), [.. up.Select(order => order[..k])]);
                    Check(x, rows, x.Kthvalue(k, keepDim: true), [.. up.Select(order => order[(k - 1)..k])]);
                }
                Check(x, rows, x.Median(1, keepDim: true), [.. rows.Select((row, i) => (long[])[Median(row, up[i])])]);
                Check(x, rows, x.NanMedian(1, keepDim: true), [.. rows.Select((row, i) => (long[])[NanMedian(row, up[i])])]);
                Check(x, rows, x.Mode(1, keepDim: true), [.. rows.Select((row, i) => (long[])[Mode(row, up[i])])]);
            }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Different_elements(int n)
    {
        foreach (var dtype in Real)
            foreach (var x in Samples(n, dtype))
                foreach (var sort in (bool[])[true, false])
                {
                    var row = x[0].ToArray<double>();
                    var order = sort ? Order(row, false) : [.. Enumerable.Range(0, n).Select(i => (long)i)];
                    var (firsts, counts, inverse) = (new List<double>(), new List<long>(), new long[n]);
                    for (var i = 0; i < n; i++)
                    {
                        if (i == 0 || row[order[i]] != row[order[i - 1]])
                        {
                            firsts.Add(row[order[i]]);
                            counts.Add(0);
                        }
                        counts[^1]++;
                        inverse[order[i]] = firsts.Count - 1;
                    }
                    var (output, places, many) = sort
                        ? x[0].Unique(returnInverse: true, returnCounts: true)
                        : x[0].UniqueConsecutive(returnInverse: true, returnCounts: true);
                    Assert.Equal(firsts, output.ToArray<double>().AsEnumerable());
                    Assert.Equal(inverse, places!.ToArray<long>());
                    Assert.Equal(counts, many!.ToArray<long>().AsEnumerable());
                }
    }

    [Fact]
    public void Wide_integers_keep_all_their_bits()
    {
        long[] values = [long.MaxValue, 3, long.MinValue, long.MaxValue - 1, -1, 0, long.MaxValue, long.MinValue + 1];
        var x = Tensor.From(values);
        Assert.Equal(values.Order(), x.Sort().Values.ToArray<long>().AsEnumerable());
        Assert.Equal([2, 7, 4, 5, 1, 3, 0, 6], x.Argsort().ToArray<long>());
        Assert.Equal(0, x.Median().Item<long>());
        Assert.Equal(0, x.NanMedian().Item<long>());
        Assert.Equal(values.Distinct().Order(), x.Unique().Output.ToArray<long>().AsEnumerable());
    }

    [Fact]
    public void Other_dimensions_and_views()
    {
        var x = Tensor.RandInt(0, 20, [4, 70, 5], new Generator(1), DType.Float32);
        Assert.Equal(x.Transpose(1, 2).Contiguous().Argsort(2).Transpose(1, 2).ToArray<long>(), x.Argsort(1).ToArray<long>());
        Assert.Equal(x.Transpose(1, 2).Contiguous().Median(2).Indices.ToArray<long>(), x.Median(1).Indices.ToArray<long>());
        Assert.Equal(x.Narrow(2, 1, 3).Clone().Topk(7, 1).Indices.ToArray<long>(), x.Narrow(2, 1, 3).Topk(7, 1).Indices.ToArray<long>());
        Assert.Equal([0, 70], Tensor.Zeros(0, 70).Argsort().Shape.ToArray());
        Assert.Equal([3, 0], Tensor.Zeros(3, 0).Argsort().Shape.ToArray());
        Assert.Equal([3, 0], Tensor.Zeros(3, 5).Topk(0).Indices.Shape.ToArray());
        Assert.Equal(0, Tensor.Scalar(3).Argsort().Item<long>());
        Assert.Equal(0, Tensor.Zeros(0).Unique().Output.ElementCount);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var x = Tensor.RandInt(0, 300, [200, 500], new Generator(4), DType.Float32);
        var before = Threads.Count;
        try
        {
            var results = new List<long[]>();
            foreach (var count in (int[])[1, 2])
            {
                Threads.Count = count;
                results.Add([.. x.Argsort().ToArray<long>(), .. x.Topk(10).Indices.ToArray<long>(), .. x.Median(1).Indices.ToArray<long>()]);
            }
            Assert.Equal(results[0], results[1]);
        }
        finally
        {
            Threads.Count = before;
        }
    }

    [Fact]
    public void Bincount_counts()
    {
        var x = Tensor.RandInt(0, 30, [1000], new Generator(5), DType.Int32);
        var values = x.ToArray<int>();
        long[] expected = [.. Enumerable.Range(0, 40).Select(i => values.LongCount(value => value == i))];
        Assert.Equal(expected, x.Bincount(minlength: 40).ToArray<long>());
        Assert.Equal(values.Max() + 1, x.Bincount().ElementCount);
        Assert.Equal(3, Tensor.Zeros([0], DType.Int64).Bincount(minlength: 3).ElementCount);
        Assert.Equal(expected.Select(count => count * 0.5), x.Bincount(Tensor.Full([1000], 0.5), 40).ToArray<double>().AsEnumerable());
        Assert.Contains("-2", Assert.Throws<KasaneException>(() => Tensor.From<long>(1, -2, 3).Bincount()).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Tensor> Samples(int n, DType dtype)
    {
        yield return Tensor.RandInt(0, 5, [3, n], new Generator(n), DType.Int64).To(dtype);
        yield return Tensor.Full([2, n], 1, dtype);
        if (dtype is DType.Int64 or DType.Int32) yield return Tensor.RandInt(-(1 << 30), 1 << 30, [3, n], new Generator(n), DType.Int64).To(dtype);
        if (!dtype.IsFloatingPoint) yield break;
        var x = Tensor.Randn([3, n], new Generator(n));
        yield return x.To(dtype);
        var choice = Tensor.RandInt(0, 9, [3, n], new Generator(n + 1), DType.Int64);
        yield return x.MaskedFill(choice.Eq(0), double.NaN).MaskedFill(choice.Eq(1), double.PositiveInfinity).MaskedFill(choice.Eq(2), double.NegativeInfinity)
            .MaskedFill(choice.Eq(3), 0).MaskedFill(choice.Eq(4), -0.0).To(dtype);
        yield return x.MaskedFill(choice.Eq(0).LogicalNot(), double.NaN).To(dtype);
    }

    private static long[] Order(double[] row, bool descending)
    {
        // NaN is the largest, and -0 equals 0.
        var keys = row.Select(value => (IsNaN: double.IsNaN(value), Value: double.IsNaN(value) ? 0 : value + 0.0)).ToArray();
        var places = Enumerable.Range(0, row.Length);
        return descending
            ? [.. places.OrderByDescending(i => keys[i].IsNaN).ThenByDescending(i => keys[i].Value).Select(i => (long)i)]
            : [.. places.OrderBy(i => keys[i].IsNaN).ThenBy(i => keys[i].Value).Select(i => (long)i)];
    }

    private static long Median(double[] row, long[] order) =>
        Array.FindIndex(row, double.IsNaN) is >= 0 and var nan ? nan : order[(row.Length - 1) / 2];

    private static long NanMedian(double[] row, long[] order) => order[Math.Max(row.Count(value => !double.IsNaN(value)) - 1, 0) / 2];

    private static long Mode(double[] row, long[] order) => order
        .GroupBy(place => row[place] + 0.0)
        .OrderByDescending(group => group.Count())
        .First()
        .Last();

    private static void Check(Tensor x, double[][] rows, (Tensor Values, Tensor Indices) found, long[][] expected)
    {
        Assert.Equal(x.DType, found.Values.DType);
        Assert.Equal(expected.SelectMany(places => places), found.Indices.ToArray<long>().AsEnumerable());
        Assert.Equal(expected.SelectMany((places, i) => places.Select(place => rows[i][place])), found.Values.ToArray<double>().AsEnumerable());
    }
}
