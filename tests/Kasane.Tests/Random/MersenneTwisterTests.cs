using Kasane.Internal;

namespace Kasane.Tests;

public sealed class MersenneTwisterTests
{
    [Fact]
    public void Words_are_those_of_the_standard()
    {
        // The C++ standard fixes the 10000th word of the default seed.
        var twister = new MersenneTwister();
        twister.Seed(5489);
        Assert.Equal(3499211612u, twister.Next());
        for (var i = 1; i < 9999; i++) twister.Next();
        Assert.Equal(4123659995u, twister.Next());
    }

    [Fact]
    public void Filling_gives_the_words_one_by_one_for_every_length_and_position()
    {
        var single = new MersenneTwister();
        var filled = new MersenneTwister();
        single.Seed(1);
        filled.Seed(1);
        for (var length = 0; length < 1300; length += 1 + (length / 50))
        {
            var words = new uint[length];
            filled.Fill(words);
            foreach (var word in words) Assert.Equal(single.Next(), word);
        }
    }

    [Fact]
    public void A_double_word_has_its_high_half_first()
    {
        var words = new MersenneTwister();
        var pairs = new MersenneTwister();
        words.Seed(3);
        pairs.Seed(3);
        for (var i = 0; i < 700; i++) Assert.Equal(((ulong)words.Next() << 32) + words.Next(), pairs.Next64());
    }
}
