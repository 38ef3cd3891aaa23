using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// A convolution in which every channel has one filter of its own: with one row there is no product to speak of, so that the taps are added up
/// straight from the plane, which stays in a near cache. The sums of the result are those of the product, bit for bit.
/// </summary>
internal unsafe struct ConvDepthwise<T, O, V>
    where T : unmanaged, INumber<T>
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private const nint Work = 1 << 14;

    private ConvArgs<T> args;
    private ConvPlanes planes;
    private int* taps;
    private nint items;
    private nint perChunk;

    /// <summary>Whether every channel has its own filter, of so few taps that a product would not sum them in several parts.</summary>
    public static bool Suits(in ConvArgs<T> args) => args is { In: 1, Out: 1 } && args.Taps <= GemmSteps.Longest;

    /// <summary>The result: a chunk is some planes.</summary>
    public static void Run(in ConvArgs<T> args)
    {
        var offsets = stackalloc int[(int)GemmSteps.Longest];
        var job = Job(args, offsets);
        job.items = args.Samples * args.Groups;
        job.perChunk = Math.Max(1, Work / Math.Max(1, args.Places * args.Taps / 4));
        WorkPool.Run((job.items + job.perChunk - 1) / job.perChunk, &Chunk, &job);
    }

    /// <summary>The gradient of the weight: a chunk is some channels of all samples, one after the other.</summary>
    public static void RunWeight(in ConvArgs<T> args)
    {
        var offsets = stackalloc int[(int)GemmSteps.Longest];
        var job = Job(args, offsets);
        job.items = args.Groups;
        job.perChunk = Math.Max(1, Work / Math.Max(1, args.Samples * args.Places * args.Taps / 4));
        WorkPool.Run((job.items + job.perChunk - 1) / job.perChunk, &WeightChunk, &job);
    }

    private static ConvDepthwise<T, O, V> Job(in ConvArgs<T> args, int* offsets)
    {
        ConvDepthwise<T, O, V> job = default;
        job.args = args;
        job.planes = new(args.Sizes.Windows, true);
        job.planes.Taps(new(offsets, (int)args.Taps), 1);
        job.taps = offsets;
        return job;
    }

    private static void Chunk(void* state, nint chunk)
    {
        ref var job = ref *(ConvDepthwise<T, O, V>*)state;
        ref var args = ref job.args;
        using var copy = Scratch.Rent(job.planes.IsCopy ? job.planes.Size * sizeof(T) : 0);
        var (input, places) = ((nint)args.Sizes.Windows.Input.Product, args.Places);
        var end = Math.Min((chunk + 1) * job.perChunk, job.items);
        for (var item = chunk * job.perChunk; item < end; item++)
        {
            var x = args.X + (item * input);
            if (job.planes.IsCopy)
            {
                ConvPlaneCopy<T>.Plane(x, (T*)copy.Pointer, job.planes);
                x = (T*)copy.Pointer;
            }
            job.Plane(x, item % args.Groups, args.Y + (item * places));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Plane(T* x, nint channel, T* y)
    {
        var w = args.Sizes.Windows;
        var (depth, height, width) = ((nint)w.Output.D, (nint)w.Output.H, (nint)w.Output.W);
        var (depthStep, rowStep) = ((nint)w.Stride.D * planes.DepthPitch, (nint)w.Stride.H * planes.RowPitch);
        var weight = args.Weight + (channel * args.Taps);
        var bias = args.Bias == null ? O.Zero : O.Broadcast(args.Bias + channel);
        var hasBias = args.Bias != null;
        var mask = O.Mask(width % O.Count);
        for (nint oz = 0; oz < depth; oz++)
            for (nint oy = 0; oy < height; oy++, y += width)
            {
                var row = x + (oz * depthStep) + (oy * rowStep);
                nint ox = 0;
                for (; ox + (2 * O.Count) <= width; ox += 2 * O.Count)
                {
                    V a = O.Zero, b = O.Zero;
                    for (nint tap = 0; tap < args.Taps; tap++)
                    {
                        var factor = O.Broadcast(weight + tap);
                        a = O.Fma(factor, O.Load(row + ox + taps[tap]), a);
                        b = O.Fma(factor, O.Load(row + ox + taps[tap] + O.Count), b);
                    }
                    O.Store(hasBias ? O.Add(a, bias) : a, y + ox);
                    O.Store(hasBias ? O.Add(b, bias) : b, y + ox + O.Count);
                }
                if (ox + O.Count <= width)
                {
                    var a = O.Zero;
                    for (nint tap = 0; tap < args.Taps; tap++) a = O.Fma(O.Broadcast(weight + tap), O.Load(row + ox + taps[tap]), a);
                    O.Store(hasBias ? O.Add(a, bias) : a, y + ox);
                    ox += O.Count;
                }
                if (ox == width) continue;
                var rest = O.Zero;
                for (nint tap = 0; tap < args.Taps; tap++) rest = O.Fma(O.Broadcast(weight + tap), O.MaskLoad(row + ox + taps[tap], mask), rest);
                O.MaskStore(hasBias ? O.Add(rest, bias) : rest, y + ox, mask);
            }
    }

    private static void WeightChunk(void* state, nint chunk)
    {
        ref var job = ref *(ConvDepthwise<T, O, V>*)state;
        ref var args = ref job.args;
        using var copy = Scratch.Rent(job.planes.IsCopy ? job.planes.Size * sizeof(T) : 0);
        var sums = stackalloc double[(int)GemmSteps.Longest];
        var input = (nint)args.Sizes.Windows.Input.Product;
        var end = Math.Min((chunk + 1) * job.perChunk, job.items);
        for (var channel = chunk * job.perChunk; channel < end; channel++)
        {
            for (nint tap = 0; tap < args.Taps; tap++) sums[tap] = 0;
            for (nint n = 0; n < args.Samples; n++)
            {
                var item = (n * args.Groups) + channel;
                var x = args.X + (item * input);
                if (job.planes.IsCopy)
                {
                    ConvPlaneCopy<T>.Plane(x, (T*)copy.Pointer, job.planes);
                    x = (T*)copy.Pointer;
                }
                for (nint tap = 0; tap < args.Taps; tap++) sums[tap] += job.Correlate(x + job.taps[tap], args.Y + (item * args.Places));
            }
            for (nint tap = 0; tap < args.Taps; tap++) args.Weight[(channel * args.Taps) + tap] = T.CreateTruncating(sums[tap]);
        }
    }

    /// <summary>The sum of the products of all places with what one tap meets there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly double Correlate(T* x, T* y)
    {
        var w = args.Sizes.Windows;
        var (depth, height, width) = ((nint)w.Output.D, (nint)w.Output.H, (nint)w.Output.W);
        var (depthStep, rowStep) = ((nint)w.Stride.D * planes.DepthPitch, (nint)w.Stride.H * planes.RowPitch);
        var mask = O.Mask(width % O.Count);
        V a = O.Zero, b = O.Zero, c = O.Zero;
        for (nint oz = 0; oz < depth; oz++)
            for (nint oy = 0; oy < height; oy++, y += width)
            {
                var row = x + (oz * depthStep) + (oy * rowStep);
                nint ox = 0;
                for (; ox + (2 * O.Count) <= width; ox += 2 * O.Count)
                {
                    a = O.Fma(O.Load(y + ox), O.Load(row + ox), a);
                    b = O.Fma(O.Load(y + ox + O.Count), O.Load(row + ox + O.Count), b);
                }
                if (ox + O.Count <= width)
                {
                    a = O.Fma(O.Load(y + ox), O.Load(row + ox), a);
                    ox += O.Count;
                }
                if (ox < width) c = O.Fma(O.MaskLoad(y + ox, mask), O.MaskLoad(row + ox, mask), c);
            }
        var lanes = stackalloc T[3 * O.Count];
        O.Store(a, lanes);
        O.Store(b, lanes + O.Count);
        O.Store(c, lanes + (2 * O.Count));
        var sum = 0.0;
        for (nint i = 0; i < 3 * O.Count; i++) sum += double.CreateTruncating(lanes[i]);
        return sum;
    }
}
