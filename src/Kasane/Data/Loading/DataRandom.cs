namespace Kasane;

/// <summary>
/// The random numbers of datasets and transforms. While a <see cref="DataLoader{TBatch}"/> fetches an item, the item has a stream of its
/// own, so that it comes out the same whichever worker fetches it, and also when a training goes on in the middle of an epoch.
/// </summary>
public static class DataRandom
{
    [ThreadStatic]
    private static ItemStream? current;

    /// <summary>The stream of the item being fetched on this thread; outside of loaders <see cref="Generator.Default"/>.</summary>
    public static Generator Current => current?.Generator ?? Generator.Default;

    /// <summary>PyTorch's way to draw a seed: 63 bits.</summary>
    internal static long Seed(Generator generator)
    {
        Span<long> seed = stackalloc long[1];
        generator.Random(seed);
        return seed[0];
    }

    /// <summary>Gives the thread the stream of an item until disposed.</summary>
    internal static Scope Enter(long baseSeed, long ordinal)
    {
        var before = current;
        current = new(baseSeed, ordinal);
        return new(before);
    }

    internal readonly ref struct Scope(ItemStream? before)
    {
        public void Dispose() => current = before;
    }

    /// <summary>Made when first asked for, as most items need no numbers.</summary>
    internal sealed class ItemStream(long baseSeed, long ordinal)
    {
        private Generator? generator;

        // Neighbouring ordinals must not give neighbouring seeds: the finaliser of SplitMix64.
        public Generator Generator
        {
            get
            {
                if (generator is not null) return generator;
                var x = unchecked((ulong)baseSeed + ((ulong)(ordinal + 1) * 0x9E3779B97F4A7C15));
                x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
                x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
                return generator = new(unchecked((long)(x ^ (x >> 31))));
            }
        }
    }
}
