namespace Kasane.Tests;

/// <summary>Draws without replacement are the order of weights divided by exponential numbers, whichever way it is found.</summary>
public class MultinomialTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(200)]
    [InlineData(300)]
    public void Draws_are_the_largest_quotients(int samples)
    {
        foreach (var dtype in (DType[])[DType.Float32, DType.Float64])
            foreach (var scale in (double[])[1, 1e-30, 1e30, dtype == DType.Float64 ? 1e-300 : 1e-37])
            {
                var weights = Tensor.Rand([20, 300], new Generator(3)).To(dtype).Mul(scale);
                weights = weights.MaskedFill(Tensor.Rand([20, 300], new Generator(4)).Lt(0.3), 0);
                var exponentials = new double[20 * 300];
                new Generator(9).Exponential(exponentials.AsSpan());
                var drawn = weights.Multinomial(samples, generator: new Generator(9)).ToArray<long>();
                var scores = dtype == DType.Float64
                    ? weights.ToArray<double>().Zip(exponentials, (weight, e) => weight / e)
                    : weights.ToArray<float>().Zip(exponentials, (weight, e) => (double)(weight / (float)e));
                var expected = scores.Chunk(300).SelectMany(row => Enumerable.Range(0, 300).OrderByDescending(i => row[i]).Take(samples));
                Assert.Equal(expected.Select(place => (long)place), drawn.AsEnumerable());
            }
    }
}
