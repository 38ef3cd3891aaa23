using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The weight's transform, in panels: for as many output channels as a panel of a product has columns, 16 planes of (in, columns), each in the
/// order in which the products read it.
/// </summary>
internal unsafe struct WinogradWeight<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private const nint Taps = 9;

    // Input channels at a time: their taps stay in the nearest cache.
    private const nint Block = 16;

    private WinogradFilter filter;
    private T* to;
    private nint outputs;
    private nint inputs;
    private T half;

    public WinogradWeight(in WinogradFilter filter, nint outputs, nint inputs, T half)
    {
        this.filter = filter;
        this.outputs = outputs;
        this.inputs = inputs;
        this.half = half;
        to = null;
    }

    /// <summary>Output channels of a panel.</summary>
    public static nint Panel => 2 * O.Count;

    /// <summary>From one plane of a panel to the next.</summary>
    public static nint Plane(nint inputs) => (inputs * Panel) + WinogradSizes.PlaneGap;

    /// <summary>From one panel to the next.</summary>
    public static nint PanelSize(nint inputs) => WinogradSizes.Points * Plane(inputs);

    /// <summary>Elements of all panels.</summary>
    public static nint Size(nint outputs, nint inputs) => (outputs + Panel - 1) / Panel * PanelSize(inputs);

    /// <summary>Columns of a panel that begins with the given output channel, the last ones filled up to whole vectors.</summary>
    public static nint Pitch(nint outputs, nint first) => outputs - first > O.Count ? Panel : O.Count;

    /// <summary>Transforms everything, on all threads.</summary>
    public void Run(T* target)
    {
        to = target;
        fixed (WinogradWeight<T, O, V>* self = &this)
            WorkPool.Run((outputs + Panel - 1) / Panel * ((inputs + Block - 1) / Block), &Transform, self);
    }

    /// <summary>Transforms the weights of one panel.</summary>
    public readonly void Run(nint panel, T* target)
    {
        for (nint input = 0; input < inputs; input += Block) Transform(panel * Panel, input, target);
    }

    private static void Transform(void* state, nint chunk)
    {
        ref var job = ref *(WinogradWeight<T, O, V>*)state;
        var blocks = (job.inputs + Block - 1) / Block;
        var panel = chunk / blocks;
        job.Transform(panel * Panel, chunk % blocks * Block, job.to + (panel * PanelSize(job.inputs)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Transform(nint output, nint input, T* target)
    {
        var taps = stackalloc T[(int)(((Block * Taps) + 1) * O.Count)];
        var count = Math.Min(Block, inputs - input);
        var (pitch, plane) = (Pitch(outputs, output), Plane(inputs));
        target += input * pitch;
        for (nint first = 0; first < pitch && output + first < outputs; first += O.Count)
        {
            var channel = output + first;
            var lanes = Math.Min(O.Count, outputs - channel);
            var source = (T*)filter.Taps + (channel * filter.OutStride) + (input * filter.InStride);
            if (filter.InStride == Taps)
                GemmPacking<T, O, V>.Pack(source, filter.OutStride, 1, lanes, outputs - channel, count * Taps, taps, O.Count);
            else
                for (nint i = 0; i < count; i++)
                    GemmPacking<T, O, V>.Pack(
                        source + (i * filter.InStride), filter.OutStride, 1, lanes, outputs - channel, Taps, taps + (i * Taps * O.Count), O.Count);
            for (nint i = 0; i < count; i++) Transform(taps + (i * Taps * O.Count), target + (i * pitch) + first, plane);
        }
    }

    // Along the columns of the kernel, then along its rows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Transform(T* taps, T* target, nint plane)
    {
        nint next = O.Count;
        if (filter.Reversed)
        {
            taps += 8 * O.Count;
            next = -O.Count;
        }

        var half = O.Splat(this.half);
        Column(taps, 3 * next, half, out var a0, out var b0, out var c0, out var d0);
        Column(taps + next, 3 * next, half, out var a1, out var b1, out var c1, out var d1);
        Column(taps + (2 * next), 3 * next, half, out var a2, out var b2, out var c2, out var d2);
        Row(a0, a1, a2, half, target, plane);
        Row(b0, b1, b2, half, target + (4 * plane), plane);
        Row(c0, c1, c2, half, target + (8 * plane), plane);
        Row(d0, d1, d2, half, target + (12 * plane), plane);
    }

    // g0, (g0 + g1 + g2) / 2, (g0 - g1 + g2) / 2, g2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(T* taps, nint next, V half, out V a, out V b, out V c, out V d)
    {
        a = O.Load(taps);
        d = O.Load(taps + (2 * next));
        Middle(a, O.Load(taps + next), d, half, out b, out c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(V g0, V g1, V g2, V half, T* target, nint plane)
    {
        Middle(g0, g1, g2, half, out var b, out var c);
        O.Store(g0, target);
        O.Store(b, target + plane);
        O.Store(c, target + (2 * plane));
        O.Store(g2, target + (3 * plane));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Middle(V g0, V g1, V g2, V half, out V b, out V c)
    {
        var outer = O.Mul(O.Add(g0, g2), half);
        var inner = O.Mul(g1, half);
        b = O.Add(outer, inner);
        c = O.Sub(outer, inner);
    }
}
