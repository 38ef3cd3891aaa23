namespace Kasane.Tests;

public sealed class SamplingTests
{
    [Fact]
    public void Vectors_and_tails_give_the_same_numbers_for_every_length()
    {
        for (var n = 0; n <= 70; n++)
        {
            var (whole, single) = (new float[n], new float[n]);
            new Generator(n).Uniform(whole.AsSpan(), -3, 2);
            var generator = new Generator(n);
            for (var i = 0; i < n; i++) generator.Uniform(single.AsSpan(i, 1), -3, 2);
            Assert.Equal(single, whole);
        }
    }

    [Fact]
    public void Masks_are_the_same_for_every_element_type_and_length()
    {
        for (var n = 0; n <= 70; n++)
        {
            var want = new double[n];
            var uniform = new double[n];
            new Generator(n).Uniform(uniform.AsSpan());
            for (var i = 0; i < n; i++) want[i] = uniform[i] < 0.3 ? 1 : 0;
            Assert.Equal(want, Mask<double>(n, x => x));
            Assert.Equal(want, Mask<float>(n, x => x));
            Assert.Equal(want, Mask<Half>(n, x => (double)x));
            Assert.Equal(want, Mask<BFloat16>(n, x => (float)x));
            Assert.Equal(want, Mask<byte>(n, x => x));
            Assert.Equal(want, Mask<bool>(n, x => x ? 1 : 0));
            Assert.Equal(want, Mask<long>(n, x => x));
            Assert.Equal(want, Mask<int>(n, x => x));
            Assert.Equal(want, Mask<short>(n, x => x));
        }

        static double[] Mask<T>(int n, Func<T, double> toDouble) where T : unmanaged
        {
            var values = new T[n];
            new Generator(n).Bernoulli(values.AsSpan(), 0.3);
            return [.. values.Select(toDouble)];
        }
    }

    [Fact]
    public void A_mask_may_have_any_number_for_success()
    {
        var mask = new float[100];
        new Generator(0).Bernoulli(mask.AsSpan(), 0.5, 2f);
        Assert.Equal([0f, 2f], mask.Distinct().Order());
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1.0, 1000)]
    [InlineData(double.Epsilon, 0)]
    public void Certain_outcomes_are_certain(double probability, int successes)
    {
        var mask = new byte[1000];
        new Generator(4).Bernoulli(mask.AsSpan(), probability);
        Assert.Equal(successes, mask.Sum(x => x));
    }

    [Fact]
    public void Sixteen_bit_uniforms_never_reach_the_upper_bound()
    {
        var (half, brain) = (new Half[100_000], new BFloat16[100_000]);
        new Generator(0).Uniform(half.AsSpan());
        new Generator(0).Uniform(brain.AsSpan());
        Assert.InRange((double)half.Max(), 0.99, 0.9999);
        Assert.InRange((float)brain.Max(), 0.99, 0.9999);
        Assert.Equal(0.5, half.Average(x => (double)x), 2);
        Assert.Equal(0.5, brain.Average(x => (float)x), 2);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(2064)]
    [InlineData(2065)]
    [InlineData(4096)]
    [InlineData(5001)]
    public void Sixteen_bit_normals_are_float32_normals_rounded(int n)
    {
        var (single, half, brain) = (new float[n], new Half[n], new BFloat16[n]);
        new Generator(n).Normal(single.AsSpan(), 1, 3);
        new Generator(n).Normal(half.AsSpan(), 1, 3);
        new Generator(n).Normal(brain.AsSpan(), 1, 3);
        Assert.Equal(single.Select(x => (Half)x), half);
        Assert.Equal(single.Select(x => (BFloat16)x), brain);
    }

    [Fact]
    public void Normals_have_their_moments()
    {
        var values = new double[200_000];
        new Generator(0).Normal(values.AsSpan(), 2, 3);
        var mean = values.Average();
        Assert.Equal(2, mean, 1);
        Assert.Equal(9, values.Average(x => (x - mean) * (x - mean)), 0);
        var singles = new float[200_001];
        new Generator(1).Normal(singles.AsSpan());
        Assert.Equal(0, singles.Average(x => (double)x), 2);
        Assert.Equal(1, singles.Average(x => (double)x * x), 1);
    }

    [Fact]
    public void Integers_stay_in_their_interval()
    {
        Check<byte>(0, 256, x => x);
        Check<sbyte>(-128, 128, x => x);
        Check<short>(-5, 4, x => x);
        Check<int>(int.MinValue, int.MaxValue + 1L, x => x);
        Check<long>(long.MinValue, long.MaxValue, x => x);
        Check<bool>(0, 2, x => x ? 1 : 0);
        Check<float>(0, int.MaxValue, x => x);
        Check<float>(-(1L << 40) - 1, 1L << 40, x => x);
        Check<Half>(0, 65504, x => (double)x);
        Check<BFloat16>(0, 1000, x => (float)x);

        static void Check<T>(long low, long high, Func<T, double> toDouble) where T : unmanaged
        {
            var values = new T[20_000];
            new Generator(11).RandInt(values.AsSpan(), low, high);
            foreach (var value in values.Select(toDouble))
                Assert.True(value >= low && (value < high || high == long.MaxValue), $"{value} is not in [{low}, {high})");
        }
    }

    [Fact]
    public void A_permutation_has_every_index_once()
    {
        var permutation = new long[10_007];
        new Generator(0).RandPerm(permutation);
        Assert.NotEqual(Enumerable.Range(0, 10_007).Select(x => (long)x), permutation);
        Assert.Equal(Enumerable.Range(0, 10_007).Select(x => (long)x), permutation.Order());
        new Generator(0).RandPerm([]);
    }

    [Fact]
    public void Draws_without_replacement_are_different_and_prefer_weight()
    {
        var indices = new long[6];
        new Generator(0).Multinomial(indices, [0, 1, 0, 5, 3, 1f, 1, 0], rows: 2, samples: 3, replacement: false);
        Assert.Equal(2, indices[..2].Distinct().Count());
        Assert.Equal(3, indices[3..].Distinct().Count());
        Assert.DoesNotContain(3L, indices[3..]);
    }

    [Fact]
    public void Bad_arguments_say_what_was_expected()
    {
        var generator = new Generator(0);
        var before = generator.GetState();
        Throws(() => generator.Uniform(new float[2].AsSpan(), 2, 1), "from <= to");
        Throws(() => generator.Uniform(new float[2].AsSpan(), 0, double.NaN), "finite");
        Throws(() => generator.Normal(new float[2].AsSpan(), 0, -1), "0 or more");
        Throws(() => generator.Bernoulli(new float[2].AsSpan(), 1.5), "from 0 to 1");
        Throws(() => generator.Bernoulli(new float[1].AsSpan(), (ReadOnlySpan<float>)[float.NaN]), "from 0 to 1");
        Throws(() => generator.RandInt(new long[2].AsSpan(), 3, 3), "low < high");
        Throws(() => generator.RandInt(new byte[2].AsSpan(), 0, 257), "0 to 255");
        Throws(() => generator.RandInt(new bool[2].AsSpan(), 0, 3), "Bool");
        Throws(() => generator.Exponential(new float[2].AsSpan(), 0), "above 0");
        Throws(() => generator.Cauchy(new float[2].AsSpan(), 0, -1), "above 0");
        Throws(() => generator.LogNormal(new float[2].AsSpan(), 0, 0), "above 0");
        Throws(() => generator.Geometric(new float[2].AsSpan(), 1), "between 0 and 1");
        Throws(() => generator.Multinomial(new long[3], [1f, 2], 1, 3, false), "with replacement");
        Throws(() => generator.Multinomial(new long[1], [1f, -2], 1, 1, false), "weight -2");
        Throws(() => generator.Multinomial(new long[1], [0f, 0], 1, 1, true), "are 0");
        Assert.Throws<DTypeException>(() => generator.Uniform(new int[2].AsSpan()));
        Assert.Throws<DTypeException>(() => generator.Normal(new long[20].AsSpan()));
        Assert.Equal(before, generator.GetState());

        static void Throws(Action action, string part) =>
            Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }
}
