using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Moves runs of elements between strided memory and contiguous tiles, converting the dtype on the way.</summary>
internal static unsafe class Tiles
{
    private const int MaxTile = 1024;

    /// <summary>Runs of at least so many contiguous elements are converted where they are.</summary>
    private const int LongRun = 64;

    /// <summary>Elements [start, start + n) of an operand of the walk, as a contiguous tile of dtype <paramref name="to"/>.</summary>
    [SkipLocalsInit]
    public static void Gather(Walk* walk, int operand, long start, int n, byte* source, DType from, byte* tile, DType to)
    {
        if (from == to)
        {
            GatherRaw(walk, operand, start, n, source, from.ItemSize, tile);
            return;
        }
        if (walk->InnerSize >= LongRun && walk->InnerStride(operand) == from.ItemSize)
        {
            Convert(walk, operand, start, n, source, from, tile, to, toTile: true);
            return;
        }
        var raw = stackalloc byte[MaxTile * 8];
        GatherRaw(walk, operand, start, n, source, from.ItemSize, raw);
        Conversion.Run(raw, from, tile, to, n);
    }

    /// <summary>The reverse of <see cref="Gather"/>.</summary>
    [SkipLocalsInit]
    public static void Scatter(Walk* walk, int operand, long start, int n, byte* tile, DType from, byte* target, DType to)
    {
        if (from == to)
        {
            ScatterRaw(walk, operand, start, n, tile, target, to.ItemSize);
            return;
        }
        if (walk->InnerSize >= LongRun && walk->InnerStride(operand) == to.ItemSize)
        {
            Convert(walk, operand, start, n, target, to, tile, from, toTile: false);
            return;
        }
        var raw = stackalloc byte[MaxTile * 8];
        Conversion.Run(tile, from, raw, to, n);
        ScatterRaw(walk, operand, start, n, raw, target, to.ItemSize);
    }

    [SkipLocalsInit]
    private static void Convert(
        Walk* walk, int operand, long start, int n, byte* memory, DType dtype, byte* tile, DType tileDType, bool toTile)
    {
        var offsets = stackalloc long[Walk.MaxOperands];
        var index = stackalloc long[Walk.MaxRank];
        var run = walk->Seek(start, offsets, index);
        while (true)
        {
            var length = (int)Math.Min(run, n);
            var p = memory + offsets[operand];
            if (toTile) Conversion.Run(p, dtype, tile, tileDType, length);
            else Conversion.Run(tile, tileDType, p, dtype, length);
            tile += (long)length * tileDType.ItemSize;
            n -= length;
            if (n == 0) return;
            walk->NextRun(offsets, index);
            run = walk->InnerSize;
        }
    }

    private static void GatherRaw(Walk* walk, int operand, long start, int n, byte* source, int itemSize, byte* tile)
    {
        switch (itemSize)
        {
            case 1: Transfer<byte, In>(walk, operand, start, n, source, (byte*)tile); break;
            case 2: Transfer<ushort, In>(walk, operand, start, n, source, (ushort*)tile); break;
            case 4: Transfer<uint, In>(walk, operand, start, n, source, (uint*)tile); break;
            default: Transfer<ulong, In>(walk, operand, start, n, source, (ulong*)tile); break;
        }
    }

    private static void ScatterRaw(Walk* walk, int operand, long start, int n, byte* tile, byte* target, int itemSize)
    {
        switch (itemSize)
        {
            case 1: Transfer<byte, Out>(walk, operand, start, n, target, (byte*)tile); break;
            case 2: Transfer<ushort, Out>(walk, operand, start, n, target, (ushort*)tile); break;
            case 4: Transfer<uint, Out>(walk, operand, start, n, target, (uint*)tile); break;
            default: Transfer<ulong, Out>(walk, operand, start, n, target, (ulong*)tile); break;
        }
    }

    [SkipLocalsInit]
    private static void Transfer<T, TDirection>(Walk* walk, int operand, long start, int n, byte* memory, T* tile)
        where T : unmanaged
        where TDirection : struct, IDirection
    {
        var offsets = stackalloc long[Walk.MaxOperands];
        var index = stackalloc long[Walk.MaxRank];
        var run = walk->Seek(start, offsets, index);
        var stride = walk->InnerStride(operand);
        while (true)
        {
            var length = (int)Math.Min(run, n);
            var p = memory + offsets[operand];
            if (stride == sizeof(T)) TDirection.Copy(p, tile, length);
            else
            {
                for (var i = 0; i < length; i++, p += stride) TDirection.Move((T*)p, tile + i);
            }
            tile += length;
            n -= length;
            if (n == 0) return;
            walk->NextRun(offsets, index);
            run = walk->InnerSize;
        }
    }

    private interface IDirection
    {
        static abstract void Move<T>(T* memory, T* tile)
            where T : unmanaged;

        static abstract void Copy<T>(byte* memory, T* tile, int n)
            where T : unmanaged;
    }

    private readonly struct In : IDirection
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Move<T>(T* memory, T* tile)
            where T : unmanaged => *tile = *memory;

        public static void Copy<T>(byte* memory, T* tile, int n)
            where T : unmanaged => Unsafe.CopyBlockUnaligned(tile, memory, (uint)(n * sizeof(T)));
    }

    private readonly struct Out : IDirection
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Move<T>(T* memory, T* tile)
            where T : unmanaged => *memory = *tile;

        public static void Copy<T>(byte* memory, T* tile, int n)
            where T : unmanaged => Unsafe.CopyBlockUnaligned(memory, tile, (uint)(n * sizeof(T)));
    }
}
