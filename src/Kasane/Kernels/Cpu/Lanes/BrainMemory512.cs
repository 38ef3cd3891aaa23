using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>Sixteen floats that are BFloat16 in memory.</summary>
internal readonly unsafe struct BrainMemory512 : ILaneMemory<Vector512<float>>
{
    public static int ItemSize
    {
        [MethodImpl(AggressiveInlining)]
        get => sizeof(ushort);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<float> Load(void* p)
    {
        Vector256<ushort> x = Vector256.Load((ushort*)p);
        Vector512<uint> wide = Avx512F.IsSupported ? Avx512F.ConvertToVector512UInt32(x) : Vector512.WidenLower(x.ToVector512());
        return (wide << 16).AsSingle();
    }

    [MethodImpl(AggressiveInlining)]
    public static void Store(Vector512<float> value, void* p)
    {
        Vector512<uint> x = Round(value);
        (Avx512F.IsSupported ? Avx512F.ConvertToVector256UInt16(x) : Vector256.Narrow(x.GetLower(), x.GetUpper())).Store((ushort*)p);
    }

    [MethodImpl(NoInlining)]
    public static Vector512<float> LoadPart(void* p, nint count)
    {
        ushort* all = stackalloc ushort[16];
        Unsafe.CopyBlockUnaligned(all, p, (uint)(count * sizeof(ushort)));
        return Load(all);
    }

    [MethodImpl(NoInlining)]
    public static void StorePart(Vector512<float> value, void* p, nint count)
    {
        ushort* all = stackalloc ushort[16];
        Store(value, all);
        Unsafe.CopyBlockUnaligned(p, all, (uint)(count * sizeof(ushort)));
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<float> Broadcast(void* p) => Vector512.Create((float)*(BFloat16*)p);

    // To the nearest, ties to even: the carry out of the lower half. NaN becomes a quiet one.
    [MethodImpl(AggressiveInlining)]
    private static Vector512<uint> Round(Vector512<float> x)
    {
        Vector512<uint> bits = x.AsUInt32();
        Vector512<uint> rounded = bits + Vector512.Create(0x7FFFu) + ((bits >>> 16) & Vector512<uint>.One);
        Vector512<uint> quiet = bits | Vector512.Create(0x400000u);
        return Vector512.ConditionalSelect(Vector512.Equals(x, x).AsUInt32(), rounded, quiet) >>> 16;
    }
}
