using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>Eight floats that are BFloat16 in memory.</summary>
internal readonly unsafe struct BrainMemory256 : ILaneMemory<Vector256<float>>
{
    public static int ItemSize
    {
        [MethodImpl(AggressiveInlining)]
        get => sizeof(ushort);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<float> Load(void* p)
    {
        Vector128<ushort> x = Vector128.Load((ushort*)p);
        Vector256<uint> wide = Avx2.IsSupported ? Avx2.ConvertToVector256Int32(x).AsUInt32() : Vector256.WidenLower(x.ToVector256());
        return (wide << 16).AsSingle();
    }

    [MethodImpl(AggressiveInlining)]
    public static void Store(Vector256<float> value, void* p)
    {
        Vector256<uint> x = Round(value);
        Vector128.Narrow(x.GetLower(), x.GetUpper()).Store((ushort*)p);
    }

    [MethodImpl(NoInlining)]
    public static Vector256<float> LoadPart(void* p, nint count)
    {
        ushort* all = stackalloc ushort[8];
        Unsafe.CopyBlockUnaligned(all, p, (uint)(count * sizeof(ushort)));
        return Load(all);
    }

    [MethodImpl(NoInlining)]
    public static void StorePart(Vector256<float> value, void* p, nint count)
    {
        ushort* all = stackalloc ushort[8];
        Store(value, all);
        Unsafe.CopyBlockUnaligned(p, all, (uint)(count * sizeof(ushort)));
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<float> Broadcast(void* p) => Vector256.Create((float)*(BFloat16*)p);

    // To the nearest, ties to even: the carry out of the lower half. NaN becomes a quiet one.
    [MethodImpl(AggressiveInlining)]
    private static Vector256<uint> Round(Vector256<float> x)
    {
        Vector256<uint> bits = x.AsUInt32();
        Vector256<uint> rounded = bits + Vector256.Create(0x7FFFu) + ((bits >>> 16) & Vector256<uint>.One);
        Vector256<uint> quiet = bits | Vector256.Create(0x400000u);
        return Vector256.ConditionalSelect(Vector256.Equals(x, x).AsUInt32(), rounded, quiet) >>> 16;
    }
}
