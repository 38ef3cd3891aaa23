using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>Copies between any layouts and dtypes, in parallel where it pays.</summary>
internal static unsafe class Copies
{
    private const int Tile = 1024;
    private const long Chunk = 64 * Tile;

    [SkipLocalsInit]
    public static void Run(byte* source, Layout from, DType fromType, byte* target, Layout to, DType toType)
    {
        if (to.Count == 0) return;
        if (from.IsContiguous && to.IsContiguous && from.Count == to.Count && to.Count < 2 * Chunk)
        {
            Conversion.Run(source, fromType, target, toType, to.Count);
            return;
        }
        Walk.Begin(out var walk, to);
        walk.Add(to, toType.ItemSize);
        walk.Add(from, fromType.ItemSize);
        walk.Finish();
        if (fromType == toType && TransposingCopy.Run(source, target, toType.ItemSize, &walk)) return;
        var job = new Job { Source = source, Target = target, From = fromType, To = toType, Walk = &walk };
        var chunks = (nint)((walk.Count + Chunk - 1) / Chunk);
        if (chunks > 1) WorkPool.Run(chunks, &RunChunk, &job);
        else RunChunk(&job, 0);
    }

    /// <summary>One element of a dtype.</summary>
    public static void Encode(Scalar value, DType dtype, byte* element)
    {
        if (dtype == DType.Complex64) *(Complex64*)element = (Complex64)value.ToComplex();
        else if (value.Kind is ScalarKind.Floating or ScalarKind.Complex)
        {
            var d = value.ToDouble();
            Conversion.Run((byte*)&d, DType.Float64, element, dtype, 1);
        }
        else
        {
            var i = value.ToInt64();
            Conversion.Run((byte*)&i, DType.Int64, element, dtype, 1);
        }
    }

    [SkipLocalsInit]
    private static void RunChunk(void* state, nint chunk)
    {
        var job = (Job*)state;
        var walk = job->Walk;
        var start = chunk * Chunk;
        var count = Math.Min(Chunk, walk->Count - start);
        if (walk->InnerStride(0) == job->To.ItemSize && (walk->InnerSize >= 16 || walk->Rank <= 1))
        {
            Rows(job, start, count);
            return;
        }
        var tile = stackalloc byte[Tile * 8];
        for (long done = 0; done < count; done += Tile)
        {
            var n = (int)Math.Min(Tile, count - done);
            Tiles.Gather(walk, 1, start + done, n, job->Source, job->From, tile, job->To);
            Tiles.Scatter(walk, 0, start + done, n, tile, job->To, job->Target, job->To);
        }
    }

    // The target is contiguous along the inner dimension: fill, move or gather straight into it.
    [SkipLocalsInit]
    private static void Rows(Job* job, long start, long count)
    {
        var walk = job->Walk;
        var offsets = stackalloc long[Walk.MaxOperands];
        var index = stackalloc long[Walk.MaxRank];
        var run = walk->Seek(start, offsets, index);
        var stride = walk->InnerStride(1);
        while (true)
        {
            var n = Math.Min(run, count);
            var to = job->Target + offsets[0];
            var from = job->Source + offsets[1];
            if (stride == job->From.ItemSize) Conversion.Run(from, job->From, to, job->To, n);
            else Spread(from, stride, job->From, to, job->To, n);
            count -= n;
            if (count == 0) return;
            walk->NextRun(offsets, index);
            run = walk->InnerSize;
        }
    }

    [SkipLocalsInit]
    private static void Spread(byte* from, long stride, DType fromType, byte* to, DType toType, long n)
    {
        if (stride == 0)
        {
            ulong element = 0;
            Conversion.Run(from, fromType, (byte*)&element, toType, 1);
            if (element == 0)
            {
                // Zeros need not be read into a cache before they are written.
                NativeMemory.Clear(to, (nuint)(n * toType.ItemSize));
                return;
            }
            switch (toType.ItemSize)
            {
                case 1: new Span<byte>(to, (int)n).Fill((byte)element); break;
                case 2: new Span<ushort>(to, (int)n).Fill((ushort)element); break;
                case 4: new Span<uint>(to, (int)n).Fill((uint)element); break;
                default: new Span<ulong>(to, (int)n).Fill(element); break;
            }
            return;
        }
        var tile = stackalloc byte[Tile * 8];
        var same = fromType == toType;
        for (long done = 0; done < n; done += Tile, from += Tile * stride, to += Tile * toType.ItemSize)
        {
            var length = Math.Min(Tile, n - done);
            var raw = same ? to : tile;
            switch (fromType.ItemSize)
            {
                case 1: Collect(from, stride, raw, length); break;
                case 2: Collect(from, stride, (ushort*)raw, length); break;
                case 4: Collect(from, stride, (uint*)raw, length); break;
                default: Collect(from, stride, (ulong*)raw, length); break;
            }
            if (!same) Conversion.Run(raw, fromType, to, toType, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Collect<T>(byte* from, long stride, T* to, long n)
        where T : unmanaged
    {
        for (long i = 0; i < n; i++, from += stride) to[i] = *(T*)from;
    }

    private struct Job
    {
        public byte* Source;
        public byte* Target;
        public DType From;
        public DType To;
        public Walk* Walk;
    }
}
