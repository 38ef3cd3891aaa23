using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Rows brought to mean 0 and variance 1, then scaled and shifted; mean and variance in two passes over a row that is in cache.
/// </summary>
internal unsafe struct LayerNormJob : ILaneJob
{
    public byte* X;
    public byte* Weight;
    public byte* Bias;
    public byte* Y;
    public byte* Mean;
    public byte* InverseStd;
    public nint Rows;
    public nint N;
    public nint PerChunk;
    public double Eps;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (LayerNormJob*)job;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Rows);
        var bytes = self->N * L.ItemSize;
        // A row that is left over is computed twice.
        for (var row = chunk * self->PerChunk; row < end; row += 2) Pair<L, V>(self, row, row + 1 < end ? row + 1 : row, bytes);
    }

    // Two rows at a time: each step of one row waits for the step before, for longer than it takes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Pair<L, V>(LayerNormJob* self, nint row1, nint row2, nint bytes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint n = self->N, item = L.ItemSize, step = L.Count * item, end = n / L.Count * step, rest = n % L.Count, i = 0;
        byte* x1 = self->X + (row1 * bytes), x2 = self->X + (row2 * bytes), y1 = self->Y + (row1 * bytes), y2 = self->Y + (row2 * bytes);
        V a1 = L.Const(0), a2 = a1, b1 = a1, b2 = a1;
        for (; i + step < end; i += 2 * step)
        {
            a1 = L.Add(a1, L.Load(x1 + i));
            a2 = L.Add(a2, L.Load(x2 + i));
            b1 = L.Add(b1, L.Load(x1 + i + step));
            b2 = L.Add(b2, L.Load(x2 + i + step));
        }
        if (i < end)
        {
            a1 = L.Add(a1, L.Load(x1 + i));
            a2 = L.Add(a2, L.Load(x2 + i));
        }
        if (rest > 0)
        {
            b1 = L.Add(b1, L.LoadPart(x1 + end, rest));
            b2 = L.Add(b2, L.LoadPart(x2 + end, rest));
        }
        double mean1 = L.HorizontalSum(L.Add(a1, b1)) / n, mean2 = L.HorizontalSum(L.Add(a2, b2)) / n;
        V centre1 = L.Const(mean1), centre2 = L.Const(mean2);
        a1 = a2 = b1 = b2 = L.Const(0);
        for (i = 0; i + step < end; i += 2 * step)
        {
            V d1 = L.Sub(L.Load(x1 + i), centre1), d2 = L.Sub(L.Load(x2 + i), centre2);
            V e1 = L.Sub(L.Load(x1 + i + step), centre1), e2 = L.Sub(L.Load(x2 + i + step), centre2);
            a1 = L.MulAdd(d1, d1, a1);
            a2 = L.MulAdd(d2, d2, a2);
            b1 = L.MulAdd(e1, e1, b1);
            b2 = L.MulAdd(e2, e2, b2);
        }
        if (i < end)
        {
            V d1 = L.Sub(L.Load(x1 + i), centre1), d2 = L.Sub(L.Load(x2 + i), centre2);
            a1 = L.MulAdd(d1, d1, a1);
            a2 = L.MulAdd(d2, d2, a2);
        }
        double squares1 = L.HorizontalSum(L.Add(a1, b1)), squares2 = L.HorizontalSum(L.Add(a2, b2));
        if (rest > 0)
        {
            squares1 += SquaresOfRest<L, V>(x1, n - rest, n, centre1);
            squares2 += SquaresOfRest<L, V>(x2, n - rest, n, centre2);
        }
        double inverse1 = 1 / Math.Sqrt((squares1 / n) + self->Eps), inverse2 = 1 / Math.Sqrt((squares2 / n) + self->Eps);
        Real.Set(self->Mean, row1, L.ItemSize, mean1);
        Real.Set(self->Mean, row2, L.ItemSize, mean2);
        Real.Set(self->InverseStd, row1, L.ItemSize, inverse1);
        Real.Set(self->InverseStd, row2, L.ItemSize, inverse2);
        byte* weight = self->Weight, bias = self->Bias;
        V scale1 = L.Const(inverse1), scale2 = L.Const(inverse2);
        for (i = 0; i < end; i += step)
        {
            V value1 = L.Mul(L.Sub(L.Load(x1 + i), centre1), scale1), value2 = L.Mul(L.Sub(L.Load(x2 + i), centre2), scale2);
            if (weight is not null)
            {
                var factor = L.Load(weight + i);
                (value1, value2) = (L.Mul(value1, factor), L.Mul(value2, factor));
            }
            if (bias is not null)
            {
                var shift = L.Load(bias + i);
                (value1, value2) = (L.Add(value1, shift), L.Add(value2, shift));
            }
            L.Store(value1, y1 + i);
            L.Store(value2, y2 + i);
        }
        if (rest == 0) return;
        Last<L, V>(self, x1 + end, y1 + end, rest, end, centre1, scale1);
        Last<L, V>(self, x2 + end, y2 + end, rest, end, centre2, scale2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Last<L, V>(LayerNormJob* self, byte* x, byte* y, nint lanes, nint at, V mean, V inverse)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var value = L.Mul(L.Sub(L.LoadPart(x, lanes), mean), inverse);
        if (self->Weight is not null) value = L.Mul(value, L.LoadPart(self->Weight + at, lanes));
        if (self->Bias is not null) value = L.Add(value, L.LoadPart(self->Bias + at, lanes));
        L.StorePart(value, y, lanes);
    }

    // Element by element, as padding would have to equal the centre.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double SquaresOfRest<L, V>(byte* x, nint i, nint n, V centre)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var middle = stackalloc byte[64];
        L.Store(centre, middle);
        var (m, sum) = (Real.Get(middle, 0, L.ItemSize), 0.0);
        for (; i < n; i++)
        {
            var d = Real.Get(x, i, L.ItemSize) - m;
            sum += d * d;
        }
        return sum;
    }
}
