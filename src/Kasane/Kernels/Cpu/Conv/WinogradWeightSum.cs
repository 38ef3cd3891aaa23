using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The last transform for the gradient of the weight: 16 planes of (out, in) to (out, in, 3, 3); a chunk is some output channels.</summary>
internal unsafe struct WinogradWeightSum<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private const int Taps = 9;
    private const nint Work = 1 << 12;

    private T* from;
    private T* to;
    private nint plane;
    private nint outputs;
    private nint inputs;
    private nint perChunk;
    private T half;

    public static void Run(T* from, nint plane, T* to, nint outputs, nint inputs, T half)
    {
        WinogradWeightSum<T, O, V> job;
        job.from = from;
        job.plane = plane;
        job.to = to;
        job.outputs = outputs;
        job.inputs = inputs;
        job.half = half;
        job.perChunk = Math.Max(1, Work / inputs);
        WorkPool.Run((outputs + job.perChunk - 1) / job.perChunk, &Transform, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform(void* state, nint chunk)
    {
        ref var job = ref *(WinogradWeightSum<T, O, V>*)state;
        // Turning reads as many lines as a vector has lanes, and writes a vector too much.
        var taps = stackalloc T[16 * O.Count];
        var turned = stackalloc T[(Taps + 1) * O.Count];
        new Span<T>(taps, 16 * O.Count).Clear();
        var half = O.Splat(job.half);
        var end = Math.Min((chunk + 1) * job.perChunk, job.outputs);
        for (var output = chunk * job.perChunk; output < end; output++)
            for (nint input = 0; input < job.inputs; input += O.Count)
            {
                var channel = (output * job.inputs) + input;
                Tap(job.from + channel, job.plane, half, taps);
                GemmPacking<T, O, V>.Pack(taps, O.Count, 1, Taps, 16, O.Count, turned, Taps);
                Unsafe.CopyBlockUnaligned(job.to + (channel * Taps), turned, (uint)(Taps * O.Count * sizeof(T)));
            }
    }

    // Down the columns, then along the rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tap(T* from, nint plane, V half, T* taps)
    {
        Column(from, plane, half, out var a0, out var b0, out var c0);
        Column(from + plane, plane, half, out var a1, out var b1, out var c1);
        Column(from + (2 * plane), plane, half, out var a2, out var b2, out var c2);
        Column(from + (3 * plane), plane, half, out var a3, out var b3, out var c3);
        Row(a0, a1, a2, a3, half, taps);
        Row(b0, b1, b2, b3, half, taps + (3 * O.Count));
        Row(c0, c1, c2, c3, half, taps + (6 * O.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(T* from, nint plane, V half, out V a, out V b, out V c) =>
        Three(O.Load(from), O.Load(from + (4 * plane)), O.Load(from + (8 * plane)), O.Load(from + (12 * plane)), half, out a, out b, out c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(V u0, V u1, V u2, V u3, V half, T* taps)
    {
        Three(u0, u1, u2, u3, half, out var a, out var b, out var c);
        O.Store(a, taps);
        O.Store(b, taps + O.Count);
        O.Store(c, taps + (2 * O.Count));
    }

    // u0 + (u1 + u2) / 2, (u1 - u2) / 2, (u1 + u2) / 2 - u3: the last plane has the other sign.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Three(V u0, V u1, V u2, V u3, V half, out V a, out V b, out V c)
    {
        var sum = O.Mul(O.Add(u1, u2), half);
        a = O.Add(u0, sum);
        b = O.Mul(O.Sub(u1, u2), half);
        c = O.Sub(sum, u3);
    }
}
