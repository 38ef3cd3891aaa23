using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The product of two vectors, both contiguous: sums of pieces of a fixed length, added up in double.</summary>
internal unsafe struct GemmSingle<T, O, V>
    where T : unmanaged, INumber<T>
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>Shorter ones are a dot product like any other.</summary>
    public const nint LeastSteps = 256;

    private const nint Piece = 1 << 14;

    private T* a;
    private T* b;
    private T* sums;
    private nint count;

    public static void Run(in GemmArgs<T> args)
    {
        var pieces = (args.K + Piece - 1) / Piece;
        using var room = Scratch.Rent(pieces * sizeof(T));
        var job = new GemmSingle<T, O, V> { a = args.A, b = args.B, sums = (T*)room.Pointer, count = args.K };
        WorkPool.Run(pieces, &Multiply, &job);
        double sum = 0;
        for (nint i = 0; i < pieces; i++) sum += double.CreateTruncating(job.sums[i]);
        var total = T.CreateTruncating(sum);
        *args.C = args.Accumulate ? *args.C + total : total;
        if (args.HasEpilogue) GemmEpilogue<T, O, V>.Apply(args, args.C, 1, 0, 1);
    }

    // As many sums side by side as it takes to be waiting for memory only.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(void* state, nint piece)
    {
        ref var job = ref *(GemmSingle<T, O, V>*)state;
        T* a = job.a + (piece * Piece), b = job.b + (piece * Piece);
        var left = Math.Min(job.count - (piece * Piece), Piece);
        V c0 = O.Zero, c1 = c0, c2 = c0, c3 = c0, c4 = c0, c5 = c0, c6 = c0, c7 = c0;
        for (; left >= 8 * O.Count; left -= 8 * O.Count, a += 8 * O.Count, b += 8 * O.Count)
        {
            c0 = O.Fma(O.Load(a), O.Load(b), c0);
            c1 = O.Fma(O.Load(a + O.Count), O.Load(b + O.Count), c1);
            c2 = O.Fma(O.Load(a + (2 * O.Count)), O.Load(b + (2 * O.Count)), c2);
            c3 = O.Fma(O.Load(a + (3 * O.Count)), O.Load(b + (3 * O.Count)), c3);
            c4 = O.Fma(O.Load(a + (4 * O.Count)), O.Load(b + (4 * O.Count)), c4);
            c5 = O.Fma(O.Load(a + (5 * O.Count)), O.Load(b + (5 * O.Count)), c5);
            c6 = O.Fma(O.Load(a + (6 * O.Count)), O.Load(b + (6 * O.Count)), c6);
            c7 = O.Fma(O.Load(a + (7 * O.Count)), O.Load(b + (7 * O.Count)), c7);
        }
        for (; left > 0; left -= O.Count, a += O.Count, b += O.Count)
        {
            var mask = O.Mask(left);
            c0 = left >= O.Count ? O.Fma(O.Load(a), O.Load(b), c0) : O.Fma(O.MaskLoad(a, mask), O.MaskLoad(b, mask), c0);
        }
        var parts = stackalloc T[4];
        O.Sum4(O.Add(c0, c4), O.Add(c1, c5), O.Add(c2, c6), O.Add(c3, c7), parts);
        job.sums[piece] = (parts[0] + parts[1]) + (parts[2] + parts[3]);
    }
}
