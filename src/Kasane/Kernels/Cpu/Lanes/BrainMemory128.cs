using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>Four floats that are BFloat16 in memory.</summary>
internal readonly unsafe struct BrainMemory128 : ILaneMemory<Vector128<float>>
{
    public static int ItemSize
    {
        [MethodImpl(AggressiveInlining)]
        get => sizeof(ushort);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<float> Load(void* p) => (Vector128.WidenLower(Vector128.CreateScalar(*(ulong*)p).AsUInt16()) << 16).AsSingle();

    [MethodImpl(AggressiveInlining)]
    public static void Store(Vector128<float> value, void* p)
    {
        Vector128<uint> x = Round(value);
        *(ulong*)p = Vector128.Narrow(x, x).AsUInt64().ToScalar();
    }

    [MethodImpl(NoInlining)]
    public static Vector128<float> LoadPart(void* p, nint count)
    {
        ushort* all = stackalloc ushort[4];
        Unsafe.CopyBlockUnaligned(all, p, (uint)(count * sizeof(ushort)));
        return Load(all);
    }

    [MethodImpl(NoInlining)]
    public static void StorePart(Vector128<float> value, void* p, nint count)
    {
        ushort* all = stackalloc ushort[4];
        Store(value, all);
        Unsafe.CopyBlockUnaligned(p, all, (uint)(count * sizeof(ushort)));
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<float> Broadcast(void* p) => Vector128.Create((float)*(BFloat16*)p);

    // To the nearest, ties to even: the carry out of the lower half. NaN becomes a quiet one.
    [MethodImpl(AggressiveInlining)]
    private static Vector128<uint> Round(Vector128<float> x)
    {
        Vector128<uint> bits = x.AsUInt32();
        Vector128<uint> rounded = bits + Vector128.Create(0x7FFFu) + ((bits >>> 16) & Vector128<uint>.One);
        Vector128<uint> quiet = bits | Vector128.Create(0x400000u);
        return Vector128.ConditionalSelect(Vector128.Equals(x, x).AsUInt32(), rounded, quiet) >>> 16;
    }
}
