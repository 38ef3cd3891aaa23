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

    /// <summary>Whether the real numbers of one side are taken two by two, so that the transform has half their length, <see cref="N"/>.</summary>
    public bool Halved;

    /// <summary>Then the roots of the whole length.</summary>
    public byte* WholeRoots;

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
        var part = self->WorkRows(plan) * columns * L.ItemSize;
        using var scratch = Scratch.Rent(4 * part);
        byte* re = scratch.Pointer, im = re + part, re2 = im + part, im2 = re2 + part;
        if (self->Halved)
        {
            Halve<L, V>(self, plan, first, columns, re, im, re2, im2);
            return;
        }
        Load<L, V>(self, self->Inverse ? im : re, self->Inverse ? re : im, first, columns);
        if (plan.Convolution is null) FourierPasses.Run<L, V>(plan.Factors, self->N, columns, self->Roots, ref re, ref im, ref re2, ref im2);
        else Bluestein.Run<L, V>(plan, columns, ref re, ref im, ref re2, ref im2);
        Store<L, V>(self, self->Inverse ? im : re, self->Inverse ? re : im, first, columns);
    }

    private static void Halve<L, V>(FourierJob* self, FourierPlan plan, nint first, nint columns, byte* re, byte* im, byte* re2, byte* im2)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        Load<L, V>(self, re, im, first, columns);
        if (self->To.IsComplex)
        {
            FourierPasses.Run<L, V>(plan.Factors, self->N, columns, self->Roots, ref re, ref im, ref re2, ref im2);
            FourierHalf.Split<L, V>(re, im, self->N, columns, self->WholeRoots, self->Inverse);
        }
        else
        {
            if (!self->Mirrored) FourierHalf.Symmetrize<L, V>(re, im, self->N, columns);
            FourierHalf.Fold<L, V>(re, im, self->N, columns, self->WholeRoots, !self->Inverse);
            // The inverse transform: with the parts exchanged.
            FourierPasses.Run<L, V>(plan.Factors, self->N, columns, self->Roots, ref im, ref re, ref im2, ref re2);
        }
        Store<L, V>(self, re, im, first, columns);
    }

    private readonly nint WorkRows(FourierPlan plan) =>
        !Halved ? plan.WorkLength : To.IsComplex || Mirrored ? N + 1 : SourceLength;

    private static void Load<L, V>(FourierJob* self, byte* re, byte* im, nint first, nint columns)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        if (L.ItemSize == sizeof(float)) self->Load((float*)re, (float*)im, first, columns);
        else self->Load((double*)re, (double*)im, first, columns);
    }

    private static void Store<L, V>(FourierJob* self, byte* re, byte* im, nint first, nint columns)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        if (L.ItemSize == sizeof(float)) self->Store((float*)re, (float*)im, first, columns);
        else self->Store((double*)re, (double*)im, first, columns);
    }

    private readonly void Load<T>(T* re, T* im, nint first, nint columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Turns<T>(columns) && !From.IsDouble) LoadLines((float*)Source, (float*)re, (float*)im, first, columns);
        else if (From.IsDouble) Load((double*)Source, re, im, first, columns);
        else Load((float*)Source, re, im, first, columns);
        if (Mirrored && !Halved) Mirror(re, im, columns);
    }

    // Whether lines are contiguous and enough of them to fill vectors.
    private readonly bool Turns<T>(nint columns) => typeof(T) == typeof(float) && Inner == 1 && columns % FourierLines.Columns == 0;

    // Real numbers that are taken two by two are pairs, as the parts of complex numbers are.
    private readonly bool LoadsPairs => From.IsComplex || (Halved && To.IsComplex);

    private readonly bool StoresPairs => To.IsComplex || Halved;

    private readonly void LoadLines(float* source, float* re, float* im, nint first, nint columns)
    {
        source += first * SourceLength * (From.IsComplex ? 2 : 1);
        if (LoadsPairs) FourierLines.LoadPairs(source, From.IsComplex ? SourceLength : N, re, im, columns);
        else FourierLines.LoadReal(source, SourceLength, re, im, columns);
    }

    private readonly void Load<TFrom, T>(TFrom* source, T* re, T* im, nint first, nint columns)
        where TFrom : unmanaged, IFloatingPointIeee754<TFrom>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Row by row: the buffers are written in order, and the lines are that many streams to read from.
        var starts = stackalloc nint[(int)columns];
        for (nint c = 0; c < columns; c++) starts[c] = LineStart(first + c, SourceLength) * (From.IsComplex ? 2 : 1);
        var rows = LoadsPairs && !From.IsComplex ? N : SourceLength;
        nint toPart = From.IsComplex ? 1 : Inner, step = LoadsPairs ? 2 * Inner : Inner;
        for (nint j = 0; j < rows; j++, source += step, re += columns, im += columns)
            if (LoadsPairs)
                for (nint c = 0; c < columns; c++)
                {
                    var number = source + starts[c];
                    re[c] = T.CreateTruncating(number[0]);
                    im[c] = T.CreateTruncating(number[toPart]);
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
        if (Turns<T>(columns) && !To.IsDouble) StoreLines((float*)Target, (float*)re, (float*)im, first, columns);
        else if (To.IsDouble) Store((double*)Target, re, im, first, columns);
        else Store((float*)Target, re, im, first, columns);
    }

    private readonly void StoreLines(float* target, float* re, float* im, nint first, nint columns)
    {
        target += first * TargetLength * (To.IsComplex ? 2 : 1);
        if (!StoresPairs) FourierLines.StoreReal(target, TargetLength, re, columns, (float)Scale);
        else FourierLines.StorePairs(target, To.IsComplex ? TargetLength : N, Reflects, re, im, columns, (float)Scale);
    }

    // Whether the numbers beyond the half are asked for, too.
    private readonly bool Reflects => Halved && To.IsComplex && TargetLength == SourceLength;

    private readonly void Store<TTo, T>(TTo* target, T* re, T* im, nint first, nint columns)
        where TTo : unmanaged, IFloatingPointIeee754<TTo>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var starts = stackalloc nint[(int)columns];
        for (nint c = 0; c < columns; c++) starts[c] = LineStart(first + c, TargetLength) * (To.IsComplex ? 2 : 1);
        var rows = StoresPairs && !To.IsComplex ? N : TargetLength;
        nint toPart = To.IsComplex ? 1 : Inner, step = StoresPairs ? 2 * Inner : Inner;
        var scale = T.CreateTruncating(Scale);
        for (nint j = 0; j < rows; j++, target += step)
        {
            var mirrored = Reflects && 2 * j > rows;
            var at = (mirrored ? rows - j : j) * columns;
            T* fromR = re + at, fromI = im + at;
            if (StoresPairs)
                for (nint c = 0; c < columns; c++)
                {
                    var number = target + starts[c];
                    number[0] = TTo.CreateTruncating(fromR[c] * scale);
                    number[toPart] = TTo.CreateTruncating((mirrored ? -fromI[c] : fromI[c]) * scale);
                }
            else
                for (nint c = 0; c < columns; c++) target[starts[c]] = TTo.CreateTruncating(fromR[c] * scale);
        }
    }

    private readonly nint LineStart(nint line, nint length)
    {
        var (outer, inner) = Math.DivRem(line, Inner);
        return (outer * length * Inner) + inner;
    }
}
