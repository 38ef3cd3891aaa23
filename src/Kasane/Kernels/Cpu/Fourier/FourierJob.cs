using System.Numerics;

namespace Kasane.Internal;

/// <summary>
/// Transforms along the middle dimension of (outer, n, inner). A chunk is a panel of neighbouring lines, gathered into columns and
/// split into real and imaginary parts. The inverse transform is the forward one with the parts exchanged before and after.
/// </summary>
internal unsafe struct FourierJob : ILaneJob
{
    public byte* Source;
    public byte* Target;
    public FourierFormat From;
    public FourierFormat To;
    public nint SourceLength;
    public nint TargetLength;
    public nint Inner;
    public nint Lines;
    public nint Panel;
    public bool Inverse;
    public bool Mirrored;
    public double Scale;
    public int N;
    public byte* Roots;

    // The plan of this length; passed by handle as the job is seen through a pointer.
    public System.Runtime.InteropServices.GCHandle Plan;

    /// <summary>Lines per chunk: what keeps the buffers in the second cache, but enough to fill vectors.</summary>
    public static nint PanelFor(nint work, nint lines) => Math.Min(lines, Math.Clamp(4096 / work / 16 * 16, 16, 64));

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (FourierJob*)job;
        var plan = (FourierPlan)self->Plan.Target!;
        var first = chunk * self->Panel;
        var columns = Math.Min(self->Panel, self->Lines - first);
        var part = plan.WorkLength * columns * L.ItemSize;
        using var scratch = Scratch.Rent(4 * part);
        byte* re = scratch.Pointer, im = re + part, re2 = im + part, im2 = re2 + part;
        if (L.ItemSize == sizeof(float)) self->Load((float*)(self->Inverse ? im : re), (float*)(self->Inverse ? re : im), first, columns);
        else self->Load((double*)(self->Inverse ? im : re), (double*)(self->Inverse ? re : im), first, columns);
        if (plan.Convolution is null) FourierPasses.Run<L, V>(plan.Factors, self->N, columns, self->Roots, ref re, ref im, ref re2, ref im2);
        else Bluestein.Run<L, V>(plan, columns, ref re, ref im, ref re2, ref im2);
        if (L.ItemSize == sizeof(float)) self->Store((float*)(self->Inverse ? im : re), (float*)(self->Inverse ? re : im), first, columns);
        else self->Store((double*)(self->Inverse ? im : re), (double*)(self->Inverse ? re : im), first, columns);
    }

    private readonly void Load<T>(T* re, T* im, nint first, nint columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (From.IsDouble) Load((double*)Source, re, im, first, columns);
        else Load((float*)Source, re, im, first, columns);
        if (Mirrored) Mirror(re, im, columns);
    }

    private readonly void Load<TFrom, T>(TFrom* source, T* re, T* im, nint first, nint columns)
        where TFrom : unmanaged, IFloatingPointIeee754<TFrom>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Row by row: the buffers are written in order, and the lines are that many streams to read from.
        var starts = stackalloc nint[(int)columns];
        for (nint c = 0; c < columns; c++) starts[c] = LineStart(first + c, SourceLength);
        for (nint j = 0; j < SourceLength; j++, source += (From.IsComplex ? 2 : 1) * Inner, re += columns, im += columns)
            if (From.IsComplex)
                for (nint c = 0; c < columns; c++)
                {
                    var number = source + (2 * starts[c]);
                    re[c] = T.CreateTruncating(number[0]);
                    im[c] = T.CreateTruncating(number[1]);
                }
            else
                for (nint c = 0; c < columns; c++)
                {
                    re[c] = T.CreateTruncating(source[starts[c]]);
                    im[c] = T.Zero;
                }
    }

    // The second half of the rows is the conjugate of the first.
    private readonly void Mirror<T>(T* re, T* im, nint columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (nint k = 0; k <= N / 2; k++)
        {
            T* nearR = re + (k * columns), nearI = im + (k * columns);
            if (k == 0 || 2 * k == N)
            {
                new Span<T>(nearI, (int)columns).Clear();
                continue;
            }
            T* farR = re + ((N - k) * columns), farI = im + ((N - k) * columns);
            for (nint c = 0; c < columns; c++) (farR[c], farI[c]) = (nearR[c], -nearI[c]);
        }
    }

    private readonly void Store<T>(T* re, T* im, nint first, nint columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (To.IsDouble) Store((double*)Target, re, im, first, columns);
        else Store((float*)Target, re, im, first, columns);
    }

    private readonly void Store<TTo, T>(TTo* target, T* re, T* im, nint first, nint columns)
        where TTo : unmanaged, IFloatingPointIeee754<TTo>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var scale = T.CreateTruncating(Scale);
        var starts = stackalloc nint[(int)columns];
        for (nint c = 0; c < columns; c++) starts[c] = LineStart(first + c, TargetLength);
        for (nint j = 0; j < TargetLength; j++, target += (To.IsComplex ? 2 : 1) * Inner, re += columns, im += columns)
            if (To.IsComplex)
                for (nint c = 0; c < columns; c++)
                {
                    var number = target + (2 * starts[c]);
                    number[0] = TTo.CreateTruncating(re[c] * scale);
                    number[1] = TTo.CreateTruncating(im[c] * scale);
                }
            else
                for (nint c = 0; c < columns; c++) target[starts[c]] = TTo.CreateTruncating(re[c] * scale);
    }

    private readonly nint LineStart(nint line, nint length)
    {
        var (outer, inner) = Math.DivRem(line, Inner);
        return (outer * length * Inner) + inner;
    }
}
