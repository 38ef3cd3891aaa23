using System.Collections.Concurrent;

namespace Kasane.Internal;

/// <summary>
/// Offsets of the windows and taps of a convolution, as steps and lanes of its product. They are remembered: a network asks for the same ones
/// again and again.
/// </summary>
internal sealed class ConvTables
{
    // About so many offsets are kept; beyond that all are forgotten.
    private const long Limit = 1 << 21;

    private static readonly ConcurrentDictionary<Key, ConvTables> Known = [];
    private static long kept;

    private ConvTables(int[] steps, int[] lanes, int width)
    {
        Steps = steps;
        LastStep = steps.Max();
        Lanes = PanelRuns.Of(lanes, width);
        Size = steps.Length + lanes.Length;
    }

    /// <summary>From one step to the next.</summary>
    public int[] Steps { get; }

    /// <summary>The farthest of them.</summary>
    public int LastStep { get; }

    public PanelRuns Lanes { get; }

    private long Size { get; }

    /// <summary>For the result: the taps of all channels are the steps, a channel's taps beside each other; the windows are the lanes.</summary>
    /// <param name="planes">Where the elements of a plane lie.</param>
    /// <param name="channels">Channels of a group.</param>
    /// <param name="samples">Samples whose windows are lanes of one product.</param>
    /// <param name="sampleSize">From one sample to the next.</param>
    /// <param name="width">Lanes of a vector.</param>
    public static ConvTables OfResult(in ConvPlanes planes, nint channels, nint samples, nint sampleSize, int width)
    {
        var key = new Key(true, planes.Windows, channels, samples, sampleSize, 1, width);
        return Known.TryGetValue(key, out var known) ? known : Keep(key, new(Taps(planes, channels), Places(planes, samples, sampleSize, 1), width));
    }

    /// <summary>For the gradient of the weight: the windows are the steps, the taps the lanes.</summary>
    /// <param name="planes">Where the elements of a plane lie.</param>
    /// <param name="channels">Channels of a group.</param>
    /// <param name="samples">Samples whose windows are steps of one product.</param>
    /// <param name="sampleSize">From one sample to the next.</param>
    /// <param name="inner">Whether the channels lie inside of an element, and a tap's channels beside each other.</param>
    /// <param name="width">Lanes of a vector.</param>
    public static ConvTables OfWeight(in ConvPlanes planes, nint channels, nint samples, nint sampleSize, bool inner, int width)
    {
        var elements = inner ? channels : 1;
        var key = new Key(false, planes.Windows, channels, samples, sampleSize, elements, width);
        return Known.TryGetValue(key, out var known) ? known
            : Keep(key, new(Places(planes, samples, sampleSize, elements), inner ? TapsInner(planes, channels) : Taps(planes, channels), width));
    }

    private static ConvTables Keep(in Key key, ConvTables tables)
    {
        if (Interlocked.Add(ref kept, tables.Size) > Limit)
        {
            Known.Clear();
            Interlocked.Exchange(ref kept, tables.Size);
        }
        Known[key] = tables;
        return tables;
    }

    // The windows of some samples, one after the other.
    private static int[] Places(in ConvPlanes planes, nint samples, nint sampleSize, nint elements)
    {
        var count = (int)planes.Windows.Output.Product;
        var offsets = new int[samples * count];
        planes.Places(offsets.AsSpan(0, count));
        if (elements > 1)
            for (var i = 0; i < count; i++) offsets[i] *= (int)elements;
        for (var i = count; i < offsets.Length; i++) offsets[i] = offsets[i - count] + (int)sampleSize;
        return offsets;
    }

    private static int[] Taps(in ConvPlanes planes, nint channels)
    {
        var offsets = new int[channels * planes.Windows.Kernel.Product];
        planes.Taps(offsets, channels);
        return offsets;
    }

    // As they lie in memory, too.
    private static int[] TapsInner(in ConvPlanes planes, nint channels)
    {
        var taps = Taps(planes, 1);
        var offsets = new int[channels * taps.Length];
        for (var i = 0; i < offsets.Length; i++) offsets[i] = (taps[i / channels] * (int)channels) + (int)(i % channels);
        return offsets;
    }

    private readonly record struct Key(
        bool IsResult, Windows Windows, nint Channels, nint Samples, nint SampleSize, nint Elements, int Width);
}
