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
        for (var row = chunk * self->PerChunk; row < end; row++)
        {
            var x = self->X + (row * self->N * L.ItemSize);
            var mean = Sum<L, V>(x, self->N) / self->N;
            var variance = Squares<L, V>(x, self->N, L.Const(mean)) / self->N;
            var inverse = 1 / Math.Sqrt(variance + self->Eps);
            Real.Set(self->Mean, row, L.ItemSize, mean);
            Real.Set(self->InverseStd, row, L.ItemSize, inverse);
            Write<L, V>(self, x, self->Y + (row * self->N * L.ItemSize), L.Const(mean), L.Const(inverse));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum<L, V>(byte* x, nint n)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, i = 0;
        V a = L.Const(0), b = a, c = a, d = a;
        for (; i + (4 * count) <= n; i += 4 * count)
        {
            a = L.Add(a, L.Load(x + (i * item)));
            b = L.Add(b, L.Load(x + ((i + count) * item)));
            c = L.Add(c, L.Load(x + ((i + (2 * count)) * item)));
            d = L.Add(d, L.Load(x + ((i + (3 * count)) * item)));
        }
        for (; i + count <= n; i += count) a = L.Add(a, L.Load(x + (i * item)));
        if (i < n) b = L.Add(b, L.LoadPart(x + (i * item), n - i));
        return L.HorizontalSum(L.Add(L.Add(a, b), L.Add(c, d)));
    }

    /// <summary>The squares of the distances from a centre.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Squares<L, V>(byte* x, nint n, V centre)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, i = 0;
        V a = L.Const(0), b = a, c = a, d = a;
        for (; i + (4 * count) <= n; i += 4 * count)
        {
            V first = L.Sub(L.Load(x + (i * item)), centre), second = L.Sub(L.Load(x + ((i + count) * item)), centre);
            V third = L.Sub(L.Load(x + ((i + (2 * count)) * item)), centre), fourth = L.Sub(L.Load(x + ((i + (3 * count)) * item)), centre);
            a = L.MulAdd(first, first, a);
            b = L.MulAdd(second, second, b);
            c = L.MulAdd(third, third, c);
            d = L.MulAdd(fourth, fourth, d);
        }
        for (; i + count <= n; i += count)
        {
            var distance = L.Sub(L.Load(x + (i * item)), centre);
            a = L.MulAdd(distance, distance, a);
        }
        var sum = L.HorizontalSum(L.Add(L.Add(a, b), L.Add(c, d)));
        return i < n ? sum + SquaresOfRest<L, V>(x, i, n, centre) : sum;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Write<L, V>(LayerNormJob* self, byte* x, byte* y, V mean, V inverse)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, n = self->N;
        byte* weight = self->Weight, bias = self->Bias;
        for (nint i = 0; i < n; i += count)
        {
            var lanes = Math.Min(count, n - i);
            var whole = lanes == count;
            var value = L.Mul(L.Sub(whole ? L.Load(x + (i * item)) : L.LoadPart(x + (i * item), lanes), mean), inverse);
            if (weight is not null) value = L.Mul(value, whole ? L.Load(weight + (i * item)) : L.LoadPart(weight + (i * item), lanes));
            if (bias is not null) value = L.Add(value, whole ? L.Load(bias + (i * item)) : L.LoadPart(bias + (i * item), lanes));
            if (whole) L.Store(value, y + (i * item));
            else L.StorePart(value, y + (i * item), lanes);
        }
    }
}
