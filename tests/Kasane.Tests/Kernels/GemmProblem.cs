using System.Numerics;
using Kasane.Internal;

namespace Kasane.Tests.Kernels;

/// <summary>A random product with guard zones of NaN around each operand, and its result by three nested loops in double precision.</summary>
internal sealed unsafe class GemmProblem<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Guard = 40;

    private double[]? expected;

    public GemmProblem(int m, int n, int k, int seed = 0)
    {
        (M, N, K) = (m, n, k);
        var random = new Random(seed + (m * 7919) + (n * 104729) + k);
        AMatrix = Fill(random, m * k);
        BMatrix = Fill(random, k * n);
        CMatrix = Fill(random, m * n);
        BiasVector = Fill(random, n);
    }

    public int M { get; }

    public int N { get; }

    public int K { get; }

    public double[] AMatrix { get; }

    public double[] BMatrix { get; }

    public double[] CMatrix { get; }

    public double[] BiasVector { get; }

    public bool Accumulate { get; init; }

    public bool HasBias { get; init; }

    public GemmActivation Activation { get; init; }

    /// <summary>Runs the product on operands laid out as wished, checks it and the guards, and returns C's elements row by row.</summary>
    public T[] Check(Order aOrder, Order bOrder, int cExtra, RunGemm<T> run, string label)
    {
        var (aData, aStart, aRow, aCol) = aOrder.Place<T>(AMatrix, M, K, Guard);
        var (bData, bStart, bRow, bCol) = bOrder.Place<T>(BMatrix, K, N, Guard);
        var (cData, cStart, cRow, _) = new Order(false, cExtra).Place<T>(CMatrix, M, N, Guard);
        var (biasData, biasStart, _, _) = new Order(false, 0).Place<T>(BiasVector, 1, N, Guard);
        var before = (T[])cData.Clone();
        fixed (T* ap = aData, bp = bData, cp = cData, biasp = biasData)
        {
            run(new GemmArgs<T>
            {
                M = M,
                N = N,
                K = K,
                A = ap + aStart,
                ARow = aRow,
                ACol = aCol,
                B = bp + bStart,
                BRow = bRow,
                BCol = bCol,
                C = cp + cStart,
                CRow = cRow,
                Accumulate = Accumulate,
                Bias = HasBias ? biasp + biasStart : null,
                Activation = Activation,
                Slope = T.CreateChecked(0.125),
            });
        }

        expected ??= Loops();
        var result = new T[M * N];
        var tolerance = (typeof(T) == typeof(float) ? 1e-6 : 1e-14) * (Math.Sqrt(K) + 4);
        for (var i = 0; i < M; i++)
        {
            for (var j = 0; j < N; j++)
            {
                var wanted = expected[(i * N) + j];
                var at = cStart + (i * cRow) + j;
                var actual = double.CreateChecked(cData[at]);
                if (!(Math.Abs(wanted - actual) <= tolerance * 4))
                    Assert.Fail($"{label} {M}x{N}x{K} A {aOrder} B {bOrder}: C[{i}, {j}] is {actual}, not {wanted}");
                result[(i * N) + j] = cData[at];
                cData[at] = before[at];
            }
        }

        for (var i = 0; i < cData.Length; i++)
        {
            if (!(T.IsNaN(before[i]) ? T.IsNaN(cData[i]) : cData[i] == before[i]))
                Assert.Fail($"{label} {M}x{N}x{K} A {aOrder} B {bOrder}: wrote {cData[i]} outside of C, {i - cStart} elements from its start");
        }

        return result;
    }

    private double[] Loops()
    {
        var result = new double[M * N];
        for (var i = 0; i < M; i++)
        {
            var row = result.AsSpan(i * N, N);
            if (Accumulate) CMatrix.AsSpan(i * N, N).CopyTo(row);
            for (var k = 0; k < K; k++)
                for (var j = 0; j < N; j++) row[j] += AMatrix[(i * K) + k] * BMatrix[(k * N) + j];
            for (var j = 0; j < N; j++)
            {
                if (HasBias) row[j] += BiasVector[j];
                if (Activation != GemmActivation.None && row[j] < 0) row[j] *= Activation == GemmActivation.LeakyReLU ? 0.125 : 0;
            }
        }

        return result;
    }

    private static double[] Fill(Random random, int count)
    {
        // Sixteenths: exact as float too, so that only the product's own rounding counts.
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = random.Next(-16, 17) / 16.0;
        return values;
    }
}

internal delegate void RunGemm<T>(GemmArgs<T> args)
    where T : unmanaged;

/// <summary>How a matrix lies in memory: rows or columns contiguous, with gaps between them, and in which directions.</summary>
internal sealed record Order(bool Transposed, int Extra, bool UpsideDown = false, bool Mirrored = false, int Spread = 1)
{
    public static Order[] Plain { get; } = [new(false, 0), new(true, 0)];

    public static Order[] All { get; } =
    [
        new(false, 0), new(true, 0), new(false, 3), new(true, 5), new(false, 2, UpsideDown: true), new(true, 2, Mirrored: true),
        new(false, 1, true, true), new(true, 1, UpsideDown: true), new(false, 1, Spread: 2), new(true, 0, true, true, 3),
    ];

    public (T[] Data, int Start, int Row, int Col) Place<T>(double[] matrix, int rows, int cols, int guard)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (lines, length) = Transposed ? (cols, rows) : (rows, cols);
        var pitch = (length * Spread) + Extra;
        var data = new T[(2 * guard) + (lines * pitch)];
        Array.Fill(data, T.NaN);
        var (row, col) = Transposed ? (Spread, pitch) : (pitch, Spread);
        var start = guard;
        if (UpsideDown) (start, row) = (start + (Math.Max(rows - 1, 0) * row), -row);
        if (Mirrored) (start, col) = (start + (Math.Max(cols - 1, 0) * col), -col);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < cols; j++) data[start + (i * row) + (j * col)] = T.CreateChecked(matrix[(i * cols) + j]);
        return (data, start, row, col);
    }
}
