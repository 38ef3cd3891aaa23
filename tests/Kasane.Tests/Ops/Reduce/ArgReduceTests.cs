namespace Kasane.Tests.Ops.Reduce;

/// <summary>Places of extremes against a plain loop: the first of equals, a NaN before all.</summary>
public class ArgReduceTests
{
    private static readonly DType[] Real =
    [
        DType.Float32, DType.Float64, DType.Float16, DType.BFloat16, DType.Int64, DType.Int32, DType.Int16, DType.Int8, DType.UInt8, DType.Bool,
    ];

    public static TheoryData<int, int, int> Shapes
    {
        get
        {
            var data = new TheoryData<int, int, int>();
            foreach (var n in new[] { 1, 2, 3, 7, 8, 9, 15, 16, 17, 63, 64, 65, 130, 1000 })
            {
                data.Add(3, n, 1);
                data.Add(2, n, 5);
                data.Add(2, 6, n);
            }
            data.Add(1, 140_000, 1);
            data.Add(2, 66_000, 3);
            data.Add(5000, 2, 1);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_first_extreme_counts(int outer, int n, int inner)
    {
        foreach (var dtype in Real)
        {
            // Few different numbers, so that nearly all are tied.
            var x = Tensor.RandInt(0, n > 1000 ? 100 : 4, [outer, n, inner], new Generator(7), DType.Int64).To(dtype);
            Check(x);
            Check(Tensor.Full([outer, n, inner], 3, dtype));
            if (!dtype.IsFloatingPoint) continue;
            x = Tensor.Randn([outer, n, inner], new Generator(8)).To(dtype);
            Check(x);
            var rare = Tensor.Rand([outer, n, inner], new Generator(9)).Lt(n > 1000 ? 0.0001 : 0.05);
            Check(x.MaskedFill(rare, double.NaN));
            Check(x.MaskedFill(rare, double.NegativeInfinity));
            Check(x.MaskedFill(x.Lt(0), double.NegativeInfinity).MaskedFill(x.Gt(0), double.PositiveInfinity));
        }
    }

    [Fact]
    public void Zeros_of_both_signs_are_equal()
    {
        var x = Tensor.From<float>([-1, -0f, 0f, -0f, 0f, -1], [6]);
        Assert.Equal(1, x.Argmax(0).Item<long>());
        Assert.Equal(1, x.Neg().Argmin(0).Item<long>());
    }

    [Fact]
    public void The_least_integers_are_elements_like_others()
    {
        foreach (var (dtype, least, most) in new[] { (DType.Int64, long.MinValue, long.MaxValue), (DType.Int32, int.MinValue, int.MaxValue) })
        {
            Assert.Equal(0, Tensor.Full([5], least, dtype).Argmax(0).Item<long>());
            Assert.Equal(0, Tensor.Full([5], most, dtype).Argmin(0).Item<long>());
        }
    }

    [Fact]
    public void Views_are_read_as_they_are()
    {
        var x = Tensor.Randn([6, 40, 9], new Generator(3));
        Assert.Equal(x.Transpose(0, 1).Contiguous().Argmax(1).ToArray<long>(), x.Transpose(0, 1).Argmax(1).ToArray<long>());
        Assert.Equal(x.Narrow(1, 5, 20).Clone().Argmin(1).ToArray<long>(), x.Narrow(1, 5, 20).Argmin(1).ToArray<long>());
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var x = Tensor.RandInt(0, 50, [2, 150_000, 2], new Generator(4), DType.Float32);
        var before = Threads.Count;
        try
        {
            var results = new List<long[]>();
            foreach (var count in (int[])[1, 2])
            {
                Threads.Count = count;
                results.Add([.. x.Argmax(1).ToArray<long>(), .. x.Argmin(2).ToArray<long>(), x.Argmax().Item<long>()]);
            }
            Assert.Equal(results[0], results[1]);
        }
        finally
        {
            Threads.Count = before;
        }
    }

    private static void Check(Tensor x)
    {
        var values = x.ToArray<double>();
        var (n, inner) = ((int)x.Size(1), (int)x.Size(2));
        foreach (var largest in (bool[])[true, false])
        {
            var expected = new long[x.Size(0) * inner];
            for (var i = 0; i < expected.Length; i++)
            {
                var start = (i / inner * n * inner) + (i % inner);
                var at = 0;
                for (var j = 1; j < n; j++)
                {
                    double best = values[start + (at * inner)], value = values[start + (j * inner)];
                    if (double.IsNaN(best)) break;
                    if (double.IsNaN(value) || (largest ? value > best : value < best)) at = j;
                }
                expected[i] = at;
            }
            Assert.Equal(expected, (largest ? x.Argmax(1) : x.Argmin(1)).ToArray<long>());
            var (found, places) = largest ? x.Max(1) : x.Min(1);
            Assert.Equal(expected, places.ToArray<long>());
            Assert.Equal(expected.Select((at, i) => values[(i / inner * n * inner) + (at * inner) + (i % inner)]), found.ToArray<double>().AsEnumerable());
        }
    }
}
