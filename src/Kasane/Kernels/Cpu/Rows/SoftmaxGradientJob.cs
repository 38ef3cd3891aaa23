using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The gradient of softmax, (g - sum(g y)) y, and of its logarithm, g - exp(y) sum(g), along the middle dimension of (outer, n, inner).
/// </summary>
internal unsafe struct SoftmaxGradientJob : ILaneJob
{
    public byte* Gradient;
    public byte* Result;
    public byte* Y;
    public nint Outer;
    public nint N;
    public nint Inner;
    public nint PerChunk;
    public bool Log;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (SoftmaxGradientJob*)job;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Outer);
        for (var row = chunk * self->PerChunk; row < end; row++)
        {
            var start = row * self->N * self->Inner * L.ItemSize;
            if (self->Inner == 1) Row<L, V>(self->Gradient + start, self->Result + start, self->Y + start, self->N, self->Log);
            else Columns<L, V>(self->Gradient + start, self->Result + start, self->Y + start, self->N, self->Inner, self->Log);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Value<L, V>(V gradient, V result, V sum, bool log)
        where L : struct, ILanes<L, V>
        where V : struct => log ? L.Sub(gradient, L.Mul(L.Exp(result), sum)) : L.Mul(L.Sub(gradient, sum), result);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Row<L, V>(byte* g, byte* r, byte* y, nint n, bool log)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, whole = n / count * count, rest = n - whole;
        var sum = L.Const(0);
        for (nint i = 0; i < whole; i += count)
            sum = log ? L.Add(sum, L.Load(g + (i * item))) : L.MulAdd(L.Load(g + (i * item)), L.Load(r + (i * item)), sum);
        if (rest > 0)
        {
            var (lastG, lastR) = (L.LoadPart(g + (whole * item), rest), L.LoadPart(r + (whole * item), rest));
            sum = log ? L.Add(sum, lastG) : L.MulAdd(lastG, lastR, sum);
        }
        sum = Fold.Sum<L, V>(sum);
        for (nint i = 0; i < whole; i += count)
            L.Store(Value<L, V>(L.Load(g + (i * item)), L.Load(r + (i * item)), sum, log), y + (i * item));
        if (rest > 0)
        {
            var at = whole * item;
            L.StorePart(Value<L, V>(L.LoadPart(g + at, rest), L.LoadPart(r + at, rest), sum, log), y + at, rest);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns<L, V>(byte* g, byte* r, byte* y, nint n, nint inner, bool log)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, stride = inner * item;
        for (nint c = 0; c < inner; c += count)
        {
            var lanes = Math.Min(count, inner - c);
            var sum = L.Const(0);
            for (nint j = 0; j < n; j++)
            {
                var at = (c * item) + (j * stride);
                var gradient = lanes == count ? L.Load(g + at) : L.LoadPart(g + at, lanes);
                var result = lanes == count ? L.Load(r + at) : L.LoadPart(r + at, lanes);
                sum = log ? L.Add(sum, gradient) : L.MulAdd(gradient, result, sum);
            }
            for (nint j = 0; j < n; j++)
            {
                var at = (c * item) + (j * stride);
                var gradient = lanes == count ? L.Load(g + at) : L.LoadPart(g + at, lanes);
                var value = Value<L, V>(gradient, lanes == count ? L.Load(r + at) : L.LoadPart(r + at, lanes), sum, log);
                if (lanes == count) L.Store(value, y + at);
                else L.StorePart(value, y + at, lanes);
            }
        }
    }
}
