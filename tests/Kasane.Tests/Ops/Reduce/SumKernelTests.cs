using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Sums, norms and extremes over shapes for which the kernels take different ways, against loops in double.</summary>
[Collection(nameof(WorkPool))]
public class SumKernelTests
{
    // Narrow and wide columns, with and without a rest, few and many rows, single elements, rows longer than a piece of work.
    public static TheoryData<long, long, long> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 1, 5 }, { 3, 1, 7 }, { 1, 9, 127 }, { 1, 9, 128 }, { 2, 8, 129 }, { 1, 70, 300 }, { 3, 65, 17 }, { 1, 257, 4100 },
        { 1, 640, 131 }, { 2, 129, 256 }, { 1, 2, 140_000 }, { 1, 1, 300_001 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sums_and_norms_along_each_dimension(long n, long rows, long columns)
    {
        var x = Tensor.Randn([n, rows, columns], new Generator(7));
        var values = x.ToArray<float>();
        for (var dim = 0; dim < 3; dim++)
        {
            Check(x.Sum(dim), values, x.Shape, dim, (sum, v) => sum + v, sum => sum);
            Check(x.Norm(2, dim), values, x.Shape, dim, (sum, v) => sum + (v * v), Math.Sqrt);
            Check(x.Norm(1, dim), values, x.Shape, dim, (sum, v) => sum + Math.Abs(v), sum => sum);
            Check(x.Amax(dim), values, x.Shape, dim, Math.Max, top => top, double.NegativeInfinity);
        }
        Assert.Equal(Math.Sqrt(values.Sum(v => (double)v * v)), x.Norm().Item<float>(), 1e-5 * Math.Sqrt(values.Length));
        Assert.Equal(values.Sum(v => Math.Abs((double)v)), x.Norm(1).Item<float>(), 1e-5 * values.Length);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_number_of_threads_changes_no_bit(long n, long rows, long columns)
    {
        var x = Tensor.Randn([n, rows, columns], new Generator(8));
        var threads = Threads.Count;
        try
        {
            Threads.Count = 1;
            var alone = All(x);
            Threads.Count = 3;
            Assert.Equal(alone, All(x));
        }
        finally
        {
            Threads.Count = threads;
        }
    }

    [Fact]
    public void The_gradient_of_a_norm_is_zero_where_the_norm_is()
    {
        var x = Tensor.From(3.0, 4, 0, 0).Reshape(2, 2);
        x.RequiresGrad = true;
        x.Norm(2, 1).Sum().Backward();
        Assert.Equal([0.6, 0.8, 0, 0], x.Grad!.ToArray<double>().Select(value => Math.Round(value, 15)));
    }

    private static float[] All(Tensor x) =>
    [
        .. x.Sum(0).ToArray<float>(), .. x.Sum(1).ToArray<float>(), .. x.Sum(2).ToArray<float>(), .. x.Sum([0, 1]).ToArray<float>(),
        x.Norm().Item<float>(), .. x.Norm(2, 1).ToArray<float>(),
    ];

    private static void Check(
        Tensor actual, float[] x, Shape shape, int dim, Func<double, double, double> fold, Func<double, double> last, double start = 0)
    {
        var (outer, inner) = (1L, 1L);
        for (var d = 0; d < dim; d++) outer *= shape[d];
        for (var d = dim + 1; d < shape.Rank; d++) inner *= shape[d];
        var found = actual.ToArray<float>();
        Assert.Equal(outer * inner, found.Length);
        for (long o = 0; o < outer; o++)
            for (long i = 0; i < inner; i++)
            {
                var expected = start;
                for (long k = 0; k < shape[dim]; k++) expected = fold(expected, x[(((o * shape[dim]) + k) * inner) + i]);
                Assert.Equal(last(expected), found[(o * inner) + i], 1e-6 * (10 + shape[dim]));
            }
    }
}
