using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Json.Nodes;

namespace Kasane.Benchmarks;

/// <summary>What one core of this machine can do at best: multiply-adds in registers, and bytes from each level of its memory.</summary>
internal static unsafe class PeaksWorkload
{
    private static readonly int[] Kilobytes = [16, 512, 16 * 1024, 256 * 1024];

    public static void Run(Arguments arguments)
    {
        var line = new JsonObject
        {
            ["workload"] = "peaks",
            ["vector_bits"] = Avx512F.IsSupported ? 512 : 256,
            ["gflops"] = Math.Round(Best(40, MultiplyAdd) / 1e9, 1),
            ["gflops_lasting"] = Math.Round(Lasting(MultiplyAdd) / 1e9, 1),
        };
        foreach (var size in Kilobytes)
        {
            var bytes = size * 1024L;
            var memory = (float*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
            new Span<float>(memory, (int)(bytes / sizeof(float))).Fill(1);
            var rounds = (int)Math.Clamp((1L << 29) / bytes, 5, 2000);
            line[$"read_{size}k_gb_per_s"] = Math.Round(Best(rounds, () => Read(memory, bytes)) / 1e9, 1);
            line[$"update_{size}k_gb_per_s"] = Math.Round(Best(rounds, () => Update(memory, bytes)) / 1e9, 1);
            NativeMemory.AlignedFree(memory);
        }
        Console.WriteLine(line.ToJsonString());
        GC.KeepAlive(arguments);
    }

    // The work returns how much it did; the best rate counts, as anything else on the machine only disturbs.
    private static double Best(int rounds, Func<double> work)
    {
        double best = 0;
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var done = work();
            best = Math.Max(best, done / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    // The rate that most of some seconds have: processors lower their clock for wide vectors, but not at once.
    private static double Lasting(Func<double> work)
    {
        var rates = new List<double>();
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin).TotalSeconds < 3;)
        {
            var start = Stopwatch.GetTimestamp();
            var done = work();
            rates.Add(done / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        rates.Sort();
        return rates[rates.Count / 2];
    }

    private static double MultiplyAdd() =>
        Avx512F.IsSupported ? MultiplyAdd<Wide, Vector512<float>>(1 << 20) : MultiplyAdd<Narrow, Vector256<float>>(1 << 20);

    // Ten sums at once, as one multiply-add must not wait for the one before it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double MultiplyAdd<W, V>(int rounds)
        where W : IWidth<V>
    {
        var x = W.Create(1e-30f);
        V a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x;
        for (var n = 0; n < rounds; n++)
        {
            a = W.MulAdd(a, x, x);
            b = W.MulAdd(b, x, x);
            c = W.MulAdd(c, x, x);
            d = W.MulAdd(d, x, x);
            e = W.MulAdd(e, x, x);
            f = W.MulAdd(f, x, x);
            g = W.MulAdd(g, x, x);
            h = W.MulAdd(h, x, x);
            i = W.MulAdd(i, x, x);
            j = W.MulAdd(j, x, x);
        }
        // Only a result that is looked at is computed.
        var sum = W.First(a) + W.First(b) + W.First(c) + W.First(d) + W.First(e) + W.First(f) + W.First(g) + W.First(h) + W.First(i) + W.First(j);
        return sum == 0 ? 0 : 2.0 * W.Count * 10 * rounds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Read(float* memory, long bytes)
    {
        Vector256<float> a = default, b = default, c = default, d = default;
        var end = memory + (bytes / sizeof(float));
        for (var p = memory; p < end; p += 32)
        {
            a += Vector256.Load(p);
            b += Vector256.Load(p + 8);
            c += Vector256.Load(p + 16);
            d += Vector256.Load(p + 24);
        }
        return (a + b + c + d).ToScalar() == 0 ? 0 : bytes;
    }

    // Every byte is read and written.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Update(float* memory, long bytes)
    {
        var half = Vector256.Create(0.5f);
        var end = memory + (bytes / sizeof(float));
        for (var p = memory; p < end; p += 32)
        {
            (Vector256.Load(p) + half).Store(p);
            (Vector256.Load(p + 8) + half).Store(p + 8);
            (Vector256.Load(p + 16) + half).Store(p + 16);
            (Vector256.Load(p + 24) + half).Store(p + 24);
        }
        return 2.0 * bytes;
    }

    /// <summary>Vectors of one width.</summary>
    private interface IWidth<V>
    {
        static abstract int Count { get; }

        static abstract V Create(float value);

        static abstract V MulAdd(V a, V b, V c);

        static abstract float First(V x);
    }

    private readonly struct Wide : IWidth<Vector512<float>>
    {
        public static int Count => Vector512<float>.Count;

        public static Vector512<float> Create(float value) => Vector512.Create(value);

        public static Vector512<float> MulAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.FusedMultiplyAdd(a, b, c);

        public static float First(Vector512<float> x) => x.ToScalar();
    }

    private readonly struct Narrow : IWidth<Vector256<float>>
    {
        public static int Count => Vector256<float>.Count;

        public static Vector256<float> Create(float value) => Vector256.Create(value);

        public static Vector256<float> MulAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, b, c);

        public static float First(Vector256<float> x) => x.ToScalar();
    }
}
