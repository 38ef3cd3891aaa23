namespace Kasane.Tests;

public sealed class GeneratorStateTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(623)]
    [InlineData(624)]
    [InlineData(625)]
    public void A_state_resumes_the_stream_at_any_position_with_the_spare_normal(int drawn)
    {
        var generator = new Generator(7);
        generator.Uniform(new float[drawn].AsSpan());
        generator.Normal(new float[1].AsSpan());
        var state = generator.GetState();
        var want = Draw(generator);

        var other = new Generator(8);
        other.SetState(state);
        Assert.Equal(7, other.InitialSeed);
        Assert.Equal(want, Draw(other));
        Assert.Equal(state.Length, other.GetState().Length);
    }

    [Fact]
    public void A_clone_goes_its_own_way()
    {
        var generator = new Generator(1);
        generator.Normal(new double[3].AsSpan());
        var clone = generator.Clone();
        var want = Draw(clone);
        Assert.Equal(want, Draw(generator));
        Assert.Equal(generator.GetState(), clone.GetState());
    }

    [Fact]
    public void Seeding_anew_forgets_everything()
    {
        var generator = new Generator(5);
        generator.Normal(new double[1].AsSpan());
        generator.ManualSeed(9);
        Assert.Equal(9, generator.InitialSeed);
        Assert.Equal(new Generator(9).GetState(), generator.GetState());
        Assert.Equal(67280421310721, new Generator().InitialSeed);
        Assert.Equal(generator.SeedFromEntropy(), generator.InitialSeed);
        Assert.NotEqual(generator.SeedFromEntropy(), generator.SeedFromEntropy());
    }

    [Fact]
    public void A_negative_seed_counts_from_two_to_the_64th()
    {
        var negative = new double[4];
        var low = new double[4];
        new Generator(-1).Uniform(negative.AsSpan());
        new Generator(uint.MaxValue).Uniform(low.AsSpan());
        Assert.Equal(low, negative);
    }

    [Fact]
    public void Damaged_states_are_refused_and_change_nothing()
    {
        var generator = new Generator(2);
        var before = generator.GetState();
        var zeros = before[..];
        Array.Clear(zeros, 32, zeros.Length - 32);
        byte[][] damaged =
        [
            [], before[1..], [.. before, 0], [0, .. before[1..]], With(before, 4, 9), With(before, 16, 0x71), With(before, 19, 0x80),
            With(before, 20, 2), With(before, 31, 0x7F, 0xF8), zeros,
        ];
        foreach (var state in damaged)
        {
            var error = Assert.Throws<ArgumentException>(() => generator.SetState(state));
            Assert.Contains("GetState", error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentNullException>(() => generator.SetState(null!));
        Assert.Equal(before, generator.GetState());
    }

    [Fact]
    public void Threads_share_a_generator_without_losing_or_repeating_a_word()
    {
        const int Threads = 8, Fills = 200, Length = 97;
        var shared = new Generator(3);
        var drawn = new double[Threads * Fills][];
        Parallel.For(0, Threads, thread =>
        {
            for (var i = 0; i < Fills; i++)
            {
                var values = drawn[(thread * Fills) + i] = new double[Length];
                shared.Uniform(values.AsSpan());
            }
        });

        var serial = new double[Threads * Fills][];
        var generator = new Generator(3);
        for (var i = 0; i < serial.Length; i++) generator.Uniform((serial[i] = new double[Length]).AsSpan());
        Assert.Equal(serial.OrderBy(x => x[0]).SelectMany(x => x), drawn.OrderBy(x => x[0]).SelectMany(x => x));
    }

    private static double[] Draw(Generator generator)
    {
        var values = new double[40];
        generator.Normal(values.AsSpan(0, 5));
        generator.Uniform(values.AsSpan(5, 15));
        generator.Normal(values.AsSpan(20));
        return values;
    }

    private static byte[] With(byte[] bytes, int index, byte value, byte? before = null)
    {
        var copy = bytes[..];
        copy[index] = value;
        if (before is { } b) copy[index - 1] = b;
        return copy;
    }
}
