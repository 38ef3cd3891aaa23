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
            var mean = Sum<L, V>(x, self->N, L.Const(0), false) / self->N;
            var variance = Sum<L, V>(x, self->N, L.Const(mean), true) / self->N;
            var inverse = 1 / Math.Sqrt(variance + self->Eps);
            Real.Set(self->Mean, row, L.ItemSize, mean);
            Real.Set(self->InverseStd, row, L.ItemSize, inverse);
            Write<L, V>(self, x, self->Y + (row * self->N * L.ItemSize), L.Const(mean), L.Const(inverse));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum<L, V>(byte* x, nint n, V centre, bool squares)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, i = 0;
        V first = L.Const(0), second = first;
        for (; i + (2 * count) <= n; i += 2 * count)
        {
            var (a, b) = (L.Sub(L.Load(x + (i * item)), centre), L.Sub(L.Load(x + ((i + count) * item)), centre));
            first = squares ? L.MulAdd(a, a, first) : L.Add(first, a);
            second = squares ? L.MulAdd(b, b, second) : L.Add(second, b);
        }
        var sum = L.HorizontalSum(L.Add(first, second));
        // What is left is at most two vectors: element by element, as padding would have to equal the centre.
        var middle = stackalloc byte[64];
        L.Store(centre, middle);
        var m = Real.Get(middle, 0, (int)item);
        for (; i < n; i++)
        {
            var d = Real.Get(x, i, (int)item) - m;
            sum += squares ? d * d : d;
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
