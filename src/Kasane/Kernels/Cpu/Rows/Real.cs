using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Single floating-point elements in memory, of 4 or 8 bytes.</summary>
internal static unsafe class Real
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Get(byte* p, nint i, int itemSize) => itemSize == 4 ? ((float*)p)[i] : ((double*)p)[i];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(byte* p, nint i, int itemSize, double value)
    {
        if (itemSize == 4) ((float*)p)[i] = (float)value;
        else ((double*)p)[i] = value;
    }
}
