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
            ["gflops"] = Math.Round(Best(40, () => Avx512F.IsSupported ? Fma512(1 << 20) : Fma256(1 << 20)) / 1e9, 1),
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Fma512(int rounds)
    {
        var x = Vector512.Create(1e-30f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x;
        for (var n = 0; n < rounds; n++)
        {
            a = Avx512F.FusedMultiplyAdd(a, x, x);
            b = Avx512F.FusedMultiplyAdd(b, x, x);
            c = Avx512F.FusedMultiplyAdd(c, x, x);
            d = Avx512F.FusedMultiplyAdd(d, x, x);
            e = Avx512F.FusedMultiplyAdd(e, x, x);
            f = Avx512F.FusedMultiplyAdd(f, x, x);
            g = Avx512F.FusedMultiplyAdd(g, x, x);
            h = Avx512F.FusedMultiplyAdd(h, x, x);
            i = Avx512F.FusedMultiplyAdd(i, x, x);
            j = Avx512F.FusedMultiplyAdd(j, x, x);
        }
        var sum = a + b + c + d + e + f + g + h + i + j;
        return sum.ToScalar() == 0 ? 0 : 2.0 * 16 * 10 * rounds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Fma256(int rounds)
    {
        var x = Vector256.Create(1e-30f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x;
        for (var n = 0; n < rounds; n++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, x);
            b = Vector256.FusedMultiplyAdd(b, x, x);
            c = Vector256.FusedMultiplyAdd(c, x, x);
            d = Vector256.FusedMultiplyAdd(d, x, x);
            e = Vector256.FusedMultiplyAdd(e, x, x);
            f = Vector256.FusedMultiplyAdd(f, x, x);
            g = Vector256.FusedMultiplyAdd(g, x, x);
            h = Vector256.FusedMultiplyAdd(h, x, x);
            i = Vector256.FusedMultiplyAdd(i, x, x);
            j = Vector256.FusedMultiplyAdd(j, x, x);
        }
        var sum = a + b + c + d + e + f + g + h + i + j;
        return sum.ToScalar() == 0 ? 0 : 2.0 * 8 * 10 * rounds;
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
}
