using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Writes into a table at an index along one dimension, in the order of the index; the index is checked while it is read. Threads share the
/// work so that whatever their number every place meets its values in the same order.
/// </summary>
internal unsafe struct PutAlong : IPutKernel<AlongJob>
{
    public static void Run<T, TPut>(ref AlongJob job)
        where T : unmanaged
        where TPut : IPutElement<T>
    {
        fixed (AlongJob* pin = &job) WorkPool.Run(job.Pieces, &RunPiece<T, TPut>, pin);
    }

    private static void RunPiece<T, TPut>(void* state, nint piece)
        where T : unmanaged
        where TPut : IPutElement<T>
    {
        var job = (AlongJob*)state;
        var rows = job->Piece(piece);
        var (step, indexStep, stride, given) = ((nint)job->Step, (nint)job->IndexStep, (nint)job->Stride, (nint)(job->Single ? 0 : 1));
        for (var row = rows.First; row < rows.End; row++)
        {
            var (place, index, origin) = job->Start(row, rows.Column);
            var (table, from) = ((nint)((T*)job->Table + origin), (nint)((T*)job->Rows + (place * given)));
            var done = Row<T, TPut>(
                (T*)table, step, stride, (ulong)job->Size, job->Index + index, indexStep, (T*)from, given, (nint)rows.Columns);
            if (done == rows.Columns) continue;
            AlongJob.Refuse(job, place + done);
            return;
        }
    }

    /// <summary>How many indices were good before the first that is out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Row<T, TPut>(T* table, nint step, nint stride, ulong size, long* index, nint indexStep, T* from, nint given, nint n)
        where T : unmanaged
        where TPut : IPutElement<T>
    {
        nint i = 0;
        for (; i < n; i++, table += step, index += indexStep, from += given)
        {
            var at = *index;
            // A negative index is a huge unsigned one.
            if ((ulong)at >= size) break;
            var to = table + ((nint)at * stride);
            *to = TPut.Combine(*to, *from);
        }
        return i;
    }
}
