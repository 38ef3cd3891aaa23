using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kasane.Internal;

namespace Kasane.Tests.Kernels;

/// <summary>The matrix kernels of every vector width that the machine has, against three nested loops.</summary>
[Collection(nameof(WorkPool))]
public sealed unsafe class GemmTests
{
    private static readonly (string Name, bool Supported, RunGemm<float> Run)[] Floats =
    [
        ("F32x16", Avx512DQ.IsSupported, args => GemmDriver<float, F32x16, Vector512<float>>.Run(args)),
        ("F32x8", Fma.IsSupported, args => GemmDriver<float, F32x8, Vector256<float>>.Run(args)),
        ("F32x4", true, args => GemmDriver<float, F32x4, Vector128<float>>.Run(args)),
    ];

    private static readonly (string Name, bool Supported, RunGemm<double> Run)[] Doubles =
    [
        ("F64x8", Avx512DQ.IsSupported, args => GemmDriver<double, F64x8, Vector512<double>>.Run(args)),
        ("F64x4", Fma.IsSupported, args => GemmDriver<double, F64x4, Vector256<double>>.Run(args)),
        ("F64x2", true, args => GemmDriver<double, F64x2, Vector128<double>>.Run(args)),
    ];

    private static void CheckAll(
        int m, int n, int k, Order a, Order b, bool accumulate = false, bool bias = false, GemmActivation activation = default, int cExtra = 3)
    {
        var single = new GemmProblem<float>(m, n, k) { Accumulate = accumulate, HasBias = bias, Activation = activation };
        foreach (var (name, supported, run) in Floats)
            if (supported) single.Check(a, b, cExtra, run, name);
        var twice = new GemmProblem<double>(m, n, k) { Accumulate = accumulate, HasBias = bias, Activation = activation };
        foreach (var (name, supported, run) in Doubles)
            if (supported) twice.Check(a, b, cExtra, run, name);
    }

    [Fact]
    public void Every_size_up_to_70()
    {
        var random = new Random(1);
        for (var size = 1; size <= 70; size++)
        {
            foreach (var a in Order.Plain)
            {
                foreach (var b in Order.Plain)
                {
                    CheckAll(size, random.Next(1, 71), random.Next(1, 71), a, b);
                    CheckAll(random.Next(1, 71), size, random.Next(1, 71), a, b);
                    CheckAll(random.Next(1, 71), random.Next(1, 71), size, a, b);
                }
            }
        }
    }

    [Fact]
    public void Every_small_corner()
    {
        for (var m = 1; m <= 5; m++)
            for (var n = 1; n <= 5; n++)
                for (var k = 0; k <= 5; k++)
                    foreach (var a in Order.Plain)
                        foreach (var b in Order.Plain)
                            CheckAll(m, n, k, a, b, accumulate: (m + n + k) % 2 == 0);
    }

    [Theory]
    [InlineData(1, 33, 70)]
    [InlineData(3, 67, 33)]
    [InlineData(9, 35, 21)]
    [InlineData(37, 1, 19)]
    [InlineData(29, 70, 6)]
    [InlineData(45, 77, 400)]
    [InlineData(20, 70, 170)]
    [InlineData(64, 10, 257)]
    [InlineData(300, 7, 70)]
    [InlineData(1, 1, 700)]
    [InlineData(1, 1, 33000)]
    public void Every_layout(int m, int n, int k)
    {
        foreach (var a in Order.All)
            foreach (var b in Order.All)
                CheckAll(m, n, k, a, b, accumulate: a.Extra % 2 == 1, bias: b.Extra % 2 == 1);
    }

    [Fact]
    public void Strides_of_zero_repeat_an_operand()
    {
        float a = 2, b = 3;
        var c = stackalloc float[12];
        Gemm.Run(new GemmArgs<float> { M = 3, N = 4, K = 5, A = &a, B = &b, C = c, CRow = 4 });
        for (var i = 0; i < 12; i++) Assert.Equal(30, c[i]);
    }

    public static TheoryData<int, int, int> Epilogues => new()
    {
        { 1, 10, 256 }, { 1, 1, 77 }, { 2, 256, 20 }, { 8, 49, 33 }, { 64, 1, 40 }, { 64, 65, 7 }, { 100, 130, 90 }, { 40, 70, 1100 }, { 5, 6, 0 },
    };

    [Theory]
    [MemberData(nameof(Epilogues))]
    public void Bias_activation_and_accumulation(int m, int n, int k)
    {
        foreach (var activation in Enum.GetValues<GemmActivation>())
            foreach (var accumulate in new[] { false, true })
                foreach (var bias in new[] { false, true })
                    foreach (var b in Order.Plain)
                        CheckAll(m, n, k, Order.Plain[0], b, accumulate, bias, activation);
    }

    public static TheoryData<int, int, int> GanShapes
    {
        get
        {
            var data = new TheoryData<int, int, int>();
            foreach (var batch in new[] { 1, 8, 64 })
                foreach (var (width, from) in new[] { (256, 100), (512, 256), (1024, 512), (784, 1024), (1, 256) }) data.Add(batch, width, from);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(GanShapes))]
    public void Layers_forward_and_backward(int batch, int width, int from)
    {
        Order rows = new(false, 0), cols = new(true, 0);
        CheckAll(batch, width, from, rows, cols, bias: true, activation: GemmActivation.LeakyReLU, cExtra: 0);
        CheckAll(batch, from, width, rows, rows, cExtra: 0);
        CheckAll(width, from, batch, cols, rows, accumulate: true, cExtra: 0);
    }

    [Theory]
    [InlineData(300, 300, 1300)]
    [InlineData(2100, 40, 2100)]
    public void Several_blocks_along_K(int m, int n, int k) => CheckAll(m, n, k, Order.Plain[0], Order.Plain[0], true, true, GemmActivation.ReLU);

    [Theory]
    [InlineData(300, 2100, 150)]
    [InlineData(2100, 33, 129)]
    public void Several_blocks_of_rows_and_columns(int m, int n, int k)
    {
        foreach (var a in Order.Plain)
            foreach (var b in Order.Plain) CheckAll(m, n, k, a, b, bias: true);
    }

    [Fact]
    public void Nothing_times_nothing()
    {
        Gemm.Run(default(GemmArgs<float>));
        Gemm.Run(new GemmArgs<double> { M = 4, K = 4 });
        Gemm.Run(new GemmArgs<double> { N = 4, K = 4 });
    }

    [Fact]
    public void Not_a_number_passes_the_activations()
    {
        foreach (var activation in Enum.GetValues<GemmActivation>())
        {
            float a = float.NaN, b = 1, c = 0;
            Gemm.Run(new GemmArgs<float> { M = 1, N = 1, K = 1, A = &a, B = &b, C = &c, CRow = 1, Activation = activation });
            Assert.True(float.IsNaN(c));
        }
    }

    [Theory]
    [InlineData(7, 3, 4, 5)]
    [InlineData(40, 33, 20, 64)]
    [InlineData(2, 600, 600, 600)]
    public void Batches(int count, int m, int n, int k)
    {
        var problem = new GemmProblem<float>(m, n, k * count);
        float[] a = [.. problem.AMatrix.Select(x => (float)x)], b = [.. problem.BMatrix.Select(x => (float)x)];
        float[] batched = new float[count * m * n], single = new float[count * m * n];
        fixed (float* ap = a, bp = b, batchedp = batched, singlep = single)
        {
            var args = new GemmArgs<float> { M = m, N = n, K = k, A = ap, ARow = k, ACol = 1, B = bp, BRow = n, BCol = 1, C = batchedp, CRow = n };
            Gemm.RunBatched(args, count, m * k, 0, m * n);
            for (var i = 0; i < count; i++) Gemm.Run(args with { A = ap + (i * m * k), C = singlep + (i * m * n) });
        }

        Assert.Equal(single, batched);
    }

    [Theory]
    [InlineData(64, 784, 1024)]
    [InlineData(1, 1024, 1024)]
    [InlineData(8, 1024, 512)]
    [InlineData(1024, 512, 8)]
    [InlineData(333, 515, 777)]
    public void Same_bits_for_every_number_of_threads(int m, int n, int k)
    {
        var threads = WorkPool.Threads;
        var problem = new GemmProblem<float>(m, n, k);
        try
        {
            foreach (var a in Order.Plain)
            {
                foreach (var b in Order.Plain)
                {
                    WorkPool.Threads = 1;
                    var expected = problem.Check(a, b, 1, args => Gemm.Run(args), "1 thread");
                    foreach (var count in new[] { 2, 3, 8 })
                    {
                        WorkPool.Threads = count;
                        Assert.Equal(expected, problem.Check(a, b, 1, args => Gemm.Run(args), $"{count} threads"));
                    }
                }
            }
        }
        finally
        {
            WorkPool.Threads = threads;
        }
    }
}
