using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Reads a table at an index along one dimension, in the order of the index; the index is checked while it is read.</summary>
internal static unsafe class TakeAlong
{
    public static long Run(ref AlongJob job, int itemSize)
    {
        fixed (AlongJob* pin = &job)
            switch (itemSize)
            {
                case 1: WorkPool.Run(job.Pieces, &RunPiece<byte>, pin); break;
                case 2: WorkPool.Run(job.Pieces, &RunPiece<ushort>, pin); break;
                case 4: WorkPool.Run(job.Pieces, &RunPiece<uint>, pin); break;
                default: WorkPool.Run(job.Pieces, &RunPiece<ulong>, pin); break;
            }
        return job.Bad == long.MaxValue ? -1 : job.Bad;
    }

    private static void RunPiece<T>(void* state, nint piece)
        where T : unmanaged
    {
        var job = (AlongJob*)state;
        var rows = job->Piece(piece);
        var (step, indexStep, stride) = ((nint)job->Step, (nint)job->IndexStep, (nint)job->Stride);
        for (var row = rows.First; row < rows.End; row++)
        {
            var (place, index, origin) = job->Start(row, rows.Column);
            var (table, y) = ((nint)((T*)job->Table + origin), (nint)((T*)job->Rows + place));
            var done = Row((T*)table, step, stride, (ulong)job->Size, job->Index + index, indexStep, (T*)y, (nint)rows.Columns);
            if (done == rows.Columns) continue;
            AlongJob.Refuse(job, place + done);
            return;
        }
    }

    /// <summary>How many indices were good before the first that is out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Row<T>(T* table, nint step, nint stride, ulong size, long* index, nint indexStep, T* y, nint n)
        where T : unmanaged
    {
        nint i = 0;
        if (step == 0 && stride == 1 && indexStep == 1)
            for (; i < n; i++)
            {
                var at = index[i];
                // A negative index is a huge unsigned one.
                if ((ulong)at >= size) break;
                y[i] = table[at];
            }
        else
            for (; i < n; i++, table += step, index += indexStep)
            {
                var at = *index;
                if ((ulong)at >= size) break;
                y[i] = table[(nint)at * stride];
            }
        return i;
    }
}
