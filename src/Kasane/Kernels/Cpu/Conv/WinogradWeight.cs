using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The weight's transform: (out, in, 3, 3) to (16, out, in); a chunk is some output channels.</summary>
internal unsafe struct WinogradWeight<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private const nint Work = 1 << 13;

    private T* from;
    private T* to;
    private nint outputs;
    private nint inputs;
    private nint perChunk;
    private T half;
    private T minusHalf;

    public static void Run(T* from, T* to, nint outputs, nint inputs, T half, T minusHalf)
    {
        WinogradWeight<T, O, V> job;
        job.from = from;
        job.to = to;
        job.outputs = outputs;
        job.inputs = inputs;
        job.half = half;
        job.minusHalf = minusHalf;
        job.perChunk = Math.Max(1, Work / inputs);
        WorkPool.Run((outputs + job.perChunk - 1) / job.perChunk, &Transform, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform(void* state, nint chunk)
    {
        ref var job = ref *(WinogradWeight<T, O, V>*)state;
        var taps = stackalloc T[9 * O.Count];
        var rows = stackalloc T[12 * O.Count];
        var (half, minusHalf) = (O.Splat(job.half), O.Splat(job.minusHalf));
        var plane = job.outputs * job.inputs;
        var end = Math.Min((chunk + 1) * job.perChunk, job.outputs);
        for (var output = chunk * job.perChunk; output < end; output++)
            for (nint input = 0; input < job.inputs; input += O.Count)
            {
                var lanes = Math.Min(O.Count, job.inputs - input);
                var source = job.from + (((output * job.inputs) + input) * 9);
                for (nint lane = 0; lane < lanes; lane++)
                    for (nint tap = 0; tap < 9; tap++) taps[(tap * O.Count) + lane] = *source++;
                // Along the columns of the kernel, then along its rows.
                for (nint x = 0; x < 3; x++)
                {
                    var p = taps + (x * O.Count);
                    Four(O.Load(p), O.Load(p + (3 * O.Count)), O.Load(p + (6 * O.Count)), half, minusHalf, out var b, out var c);
                    O.Store(O.Load(p), rows + (x * O.Count));
                    O.Store(b, rows + ((3 + x) * O.Count));
                    O.Store(c, rows + ((6 + x) * O.Count));
                    O.Store(O.Load(p + (6 * O.Count)), rows + ((9 + x) * O.Count));
                }
                var target = job.to + (output * job.inputs) + input;
                var mask = O.Mask(lanes);
                for (nint y = 0; y < 4; y++, target += 4 * plane)
                {
                    var p = rows + (3 * y * O.Count);
                    var (first, last) = (O.Load(p), O.Load(p + (2 * O.Count)));
                    Four(first, O.Load(p + O.Count), last, half, minusHalf, out var b, out var c);
                    O.MaskStore(first, target, mask);
                    O.MaskStore(b, target + plane, mask);
                    O.MaskStore(c, target + (2 * plane), mask);
                    O.MaskStore(last, target + (3 * plane), mask);
                }
            }
    }

    // (g0 + g1 + g2) / 2 and (g0 - g1 + g2) / 2; the first and the last of the four are g0 and g2 themselves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(V g0, V g1, V g2, V half, V minusHalf, out V b, out V c)
    {
        var outer = O.Mul(O.Add(g0, g2), half);
        b = O.Fma(g1, half, outer);
        c = O.Fma(g1, minusHalf, outer);
    }
}
