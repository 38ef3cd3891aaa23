using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// A column times a row, such as a weight's gradient from one sample: writing the result, row after row, is all the work there is.
/// </summary>
internal unsafe struct GemmOuter<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private GemmArgs<T> args;
    private nint chunks;

    /// <summary>Runs a product with a single step along K and B in rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in GemmArgs<T> args)
    {
        GemmOuter<T, O, V> job;
        job.args = args;
        job.chunks = GemmWork.Chunks(GemmWork.Of(args), args.M);
        WorkPool.Run(job.chunks, &Multiply, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(void* state, nint chunk)
    {
        ref var job = ref *(GemmOuter<T, O, V>*)state;
        ref var args = ref job.args;
        var first = chunk * args.M / job.chunks;
        var end = (chunk + 1) * args.M / job.chunks;
        var whole = args.N & -O.Count;
        var mask = O.Mask(args.N - whole);
        var b = args.B;
        var c = args.C + (first * args.CRow);
        for (var i = first; i < end; i++, c += args.CRow)
        {
            var a = O.Broadcast(args.A + (i * args.ARow));
            if (args.Accumulate)
            {
                nint j = 0;
                for (; j < whole; j += O.Count) O.Store(O.Fma(a, O.Load(b + j), O.Load(c + j)), c + j);
                if (j < args.N) O.MaskStore(O.Fma(a, O.MaskLoad(b + j, mask), O.MaskLoad(c + j, mask)), c + j, mask);
            }
            else
            {
                nint j = 0;
                for (; j < whole; j += O.Count) O.Store(O.Mul(a, O.Load(b + j)), c + j);
                if (j < args.N) O.MaskStore(O.Mul(a, O.MaskLoad(b + j, mask)), c + j, mask);
            }
        }

        if (args.HasEpilogue) GemmEpilogue<T, O, V>.Apply(args, args.C + (first * args.CRow), end - first, 0, args.N);
    }
}
