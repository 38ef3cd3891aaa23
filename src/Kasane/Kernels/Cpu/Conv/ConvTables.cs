namespace Kasane.Internal;

/// <summary>Offsets of the windows and taps of a convolution.</summary>
internal static class ConvTables
{
    /// <summary>The windows of some samples, one after the other.</summary>
    /// <param name="planes">Where the elements of a plane lie.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="sampleSize">From one sample to the next.</param>
    /// <param name="inner">Channels inside of an element.</param>
    public static int[] Places(in ConvPlanes planes, long samples, nint sampleSize, nint inner = 1)
    {
        var count = (int)planes.Windows.Output.Product;
        var offsets = new int[samples * count];
        planes.Places(offsets.AsSpan(0, count));
        if (inner > 1)
            for (var i = 0; i < count; i++) offsets[i] *= (int)inner;
        for (var i = count; i < offsets.Length; i++) offsets[i] = offsets[i - count] + (int)sampleSize;
        return offsets;
    }

    /// <summary>The taps of all channels of a group, a channel's taps beside each other.</summary>
    public static int[] Taps(in ConvPlanes planes, long channels)
    {
        var offsets = new int[channels * planes.Windows.Kernel.Product];
        planes.Taps(offsets, channels);
        return offsets;
    }

    /// <summary>The taps of all channels of a group, a tap's channels beside each other, as they lie in memory, too.</summary>
    public static int[] TapsInner(in ConvPlanes planes, long channels)
    {
        var taps = Taps(planes, 1);
        var offsets = new int[channels * taps.Length];
        for (var i = 0; i < offsets.Length; i++) offsets[i] = (taps[i / channels] * (int)channels) + (int)(i % channels);
        return offsets;
    }
}
