using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Writes rows into a table at the places an index names, in the order of the index. Threads share the work by columns, so that whatever
/// their number every place meets its rows in the same order.
/// </summary>
internal static unsafe class PutRows
{
    private const long Columns = 512;
    private const long Parallel = 1 << 15;

    public static void Run(ref IndexJob job, DType dtype, PutMode mode)
    {
        switch (dtype)
        {
            case var _ when mode == PutMode.Overwrite: RunOverwrite(ref job); break;
            case DType.Float32: RunNumber<float>(ref job, mode); break;
            case DType.Float64: RunNumber<double>(ref job, mode); break;
            case DType.Float16: RunNumber<Half>(ref job, mode); break;
            case DType.Int64: RunNumber<long>(ref job, mode); break;
            case DType.Int32: RunNumber<int>(ref job, mode); break;
            case DType.Int16: RunNumber<short>(ref job, mode); break;
            case DType.Int8: RunNumber<sbyte>(ref job, mode); break;
            case DType.UInt8: RunNumber<byte>(ref job, mode); break;
            case DType.Bool: RunNumber<byte>(ref job, mode is PutMode.Add or PutMode.Largest ? PutMode.Largest : PutMode.Smallest); break;
            case DType.BFloat16: RunBFloat16(ref job, mode); break;
            case DType.Complex64 when mode == PutMode.Multiply: Start<Complex64, PutComplex<PutProduct<float>>>(ref job); break;
            case DType.Complex64 when mode == PutMode.Add: Start<Complex64, PutComplex<PutSum<float>>>(ref job); break;
            default: throw new DTypeException($"There is no largest or smallest of {dtype} numbers.");
        }
    }

    private static void RunOverwrite(ref IndexJob job)
    {
        switch (job.ItemSize)
        {
            case 1: Start<byte, PutOverwrite<byte>>(ref job); break;
            case 2: Start<ushort, PutOverwrite<ushort>>(ref job); break;
            case 4: Start<uint, PutOverwrite<uint>>(ref job); break;
            default: Start<ulong, PutOverwrite<ulong>>(ref job); break;
        }
    }

    private static void RunNumber<T>(ref IndexJob job, PutMode mode)
        where T : unmanaged, INumber<T>
    {
        switch (mode)
        {
            case PutMode.Add: Start<T, PutSum<T>>(ref job); break;
            case PutMode.Multiply: Start<T, PutProduct<T>>(ref job); break;
            case PutMode.Largest: Start<T, PutLargest<T>>(ref job); break;
            default: Start<T, PutSmallest<T>>(ref job); break;
        }
    }

    private static void RunBFloat16(ref IndexJob job, PutMode mode)
    {
        switch (mode)
        {
            case PutMode.Add: Start<BFloat16, PutBFloat16<PutSum<float>>>(ref job); break;
            case PutMode.Multiply: Start<BFloat16, PutBFloat16<PutProduct<float>>>(ref job); break;
            case PutMode.Largest: Start<BFloat16, PutBFloat16<PutLargest<float>>>(ref job); break;
            default: Start<BFloat16, PutBFloat16<PutSmallest<float>>>(ref job); break;
        }
    }

    private static void Start<T, TPut>(ref IndexJob job)
        where T : unmanaged
        where TPut : IPutElement<T>
    {
        var all = job.Outer * job.IndexCount * job.Inner;
        job.Piece = all < Parallel ? job.Inner : Columns;
        var pieces = all < Parallel ? job.Outer : job.Outer * ((job.Inner + Columns - 1) / Columns);
        fixed (IndexJob* pin = &job)
        {
            if (all >= Parallel) WorkPool.Run((nint)pieces, &RunPiece<T, TPut>, pin);
            else for (nint o = 0; o < pieces; o++) RunPiece<T, TPut>(pin, o);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPiece<T, TPut>(void* state, nint piece)
        where T : unmanaged
        where TPut : IPutElement<T>
    {
        var job = (IndexJob*)state;
        var across = (job->Inner + job->Piece - 1) / job->Piece;
        var (o, column) = Math.DivRem(piece, across);
        var start = column * job->Piece;
        var width = Math.Min(job->Piece, job->Inner - start);
        var table = (T*)job->Table + (o * job->TableRows * job->Inner) + start;
        var rows = job->Single ? (T*)job->Rows : (T*)job->Rows + (o * job->IndexCount * job->Inner) + start;
        for (long j = 0; j < job->IndexCount; j++)
        {
            var to = table + (job->Index[j] * job->Inner);
            if (job->Single)
                for (long i = 0; i < width; i++) to[i] = TPut.Combine(to[i], *rows);
            else Row<T, TPut>(to, rows + (j * job->Inner), width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<T, TPut>(T* to, T* from, long width)
        where T : unmanaged
        where TPut : IPutElement<T>
    {
        long i = 0;
        if (typeof(TPut) == typeof(PutSum<float>) || typeof(TPut) == typeof(PutSum<double>))
            for (; i + Vector<T>.Count <= width; i += Vector<T>.Count)
                (Vector.Load(to + i) + Vector.Load(from + i)).Store(to + i);
        for (; i < width; i++) to[i] = TPut.Combine(to[i], from[i]);
    }
}
