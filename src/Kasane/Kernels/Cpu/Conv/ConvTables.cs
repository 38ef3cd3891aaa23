namespace Kasane.Internal;

/// <summary>Offsets of the windows and taps of a convolution.</summary>
internal static class ConvTables
{
    /// <summary>The windows of some samples, one after the other.</summary>
    public static int[] Places(in ConvPlanes planes, long samples, nint sampleSize)
    {
        var count = (int)planes.Windows.Output.Product;
        var offsets = new int[samples * count];
        planes.Places(offsets.AsSpan(0, count));
        for (var i = count; i < offsets.Length; i++) offsets[i] = offsets[i - count] + (int)sampleSize;
        return offsets;
    }

    /// <summary>The taps of all channels of a group.</summary>
    public static int[] Taps(in ConvPlanes planes, long channels)
    {
        var offsets = new int[channels * planes.Windows.Kernel.Product];
        planes.Taps(offsets, channels);
        return offsets;
    }
}
