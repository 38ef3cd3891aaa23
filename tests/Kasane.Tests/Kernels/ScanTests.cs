namespace Kasane.Tests;

/// <summary>Running sums and products against plain loops, for all numbers of rows around those that run together.</summary>
public class ScanTests
{
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int64)]
    public void Rows(DType dtype)
    {
        foreach (var rows in (int[])[1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33])
            foreach (var n in (int[])[1, 2, 63, 64, 65, 130])
            {
                // Small integers: sums and products are exact, and products end at 0 now and then.
                var x = Tensor.RandInt(-1, 3, [rows, n], new Generator(rows + n), DType.Int64).To(dtype);
                var values = x.ToArray<double>();
                var sums = new double[values.Length];
                var products = new double[values.Length];
                for (var i = 0; i < values.Length; i++)
                {
                    sums[i] = values[i] + (i % n == 0 ? 0 : sums[i - 1]);
                    products[i] = values[i] * (i % n == 0 ? 1 : products[i - 1]);
                }
                Assert.Equal(sums, x.To(dtype).CumSum(1, dtype).ToArray<double>().AsEnumerable());
                if (dtype == DType.Float64 || n < 20) Assert.Equal(products, x.CumProd(1, dtype).ToArray<double>().AsEnumerable());
                var flipped = x.Flip(1);
                if (!dtype.IsFloatingPoint) continue;
                var leaf = flipped.Clone().RequiresGradInPlace();
                leaf.CumSum(1).Backward(flipped);
                Assert.Equal(sums, leaf.Grad!.Flip(1).ToArray<double>().AsEnumerable());
            }
    }

    [Fact]
    public void The_gradient_of_products_is_the_same_with_and_without_zeros_elsewhere()
    {
        var x = Tensor.Rand([3, 9], new Generator(1)).To(DType.Float64).Add(0.5);
        var weights = Tensor.Randn([3, 9], new Generator(2)).To(DType.Float64);
        var without = Gradient(x);
        var with = Gradient(Functional.Cat([x, Tensor.Zeros([1, 9], DType.Float64)]));
        Assert.Equal(without.ToArray<double>(), with.Narrow(0, 0, 3).ToArray<double>());
        for (var i = 0; i < 3; i++)
            for (var k = 0; k < 9; k++)
            {
                var expected = 0.0;
                for (var j = k; j < 9; j++) expected += weights[i, j].Item<double>() * x[i].Narrow(0, 0, j + 1).Prod().Item<double>() / x[i, k].Item<double>();
                Assert.Equal(expected, without[i, k].Item<double>(), 12);
            }

        Tensor Gradient(Tensor rows)
        {
            var leaf = rows.Clone().RequiresGradInPlace();
            leaf.CumProd(1).Narrow(0, 0, 3).Mul(weights).Sum().Backward();
            return leaf.Grad!;
        }
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var x = Tensor.Randn([100, 777], new Generator(4));
        var before = Threads.Count;
        try
        {
            var results = new List<float[]>();
            foreach (var count in (int[])[1, 2])
            {
                Threads.Count = count;
                results.Add([.. x.CumSum(1).ToArray<float>(), .. x.CumProd(1).ToArray<float>(), .. x.LogCumSumExp(1).ToArray<float>()]);
            }
            Assert.Equal(results[0], results[1]);
        }
        finally
        {
            Threads.Count = before;
        }
    }
}
