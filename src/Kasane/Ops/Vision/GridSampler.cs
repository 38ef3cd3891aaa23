namespace Kasane.Internal;

/// <summary>Reads an input between its pixels. The weights are differentiable in the positions, so gradients need nothing more.</summary>
internal readonly struct GridSampler
{
    private readonly Tensor input;
    private readonly Tensor flat;
    private readonly long outside;
    private readonly GridSamplePadding padding;
    private readonly bool alignCorners;
    private readonly int dims;

    public GridSampler(Tensor input, GridSamplePadding padding, bool alignCorners, int dims)
    {
        (this.input, this.padding, this.alignCorners, this.dims) = (input, padding, alignCorners, dims);
        long places = 1;
        foreach (var size in input.Layout.Sizes[2..]) places *= size;
        flat = input.Reshape(input.Layout.Size(0), input.Layout.Size(1), places);
        outside = places;
        // What lies outside is found at a place of its own.
        if (padding == GridSamplePadding.Zeros)
            flat = Functional.Cat([flat, Tensor.Zeros([flat.Layout.Size(0), flat.Layout.Size(1), 1], flat.DType, flat.Device)], 2);
    }

    public Tensor Sample(Tensor grid, GridSampleMode mode)
    {
        // Per dimension of the input: the places of the taps and their weights.
        var taps = new (Tensor Place, Tensor? Weight)[dims][];
        for (var d = 0; d < dims; d++)
        {
            var size = input.Layout.Size(d + 2);
            var at = grid.Select(-1, dims - 1 - d).Reshape(input.Layout.Size(0), -1);
            at = alignCorners ? at.Add(1).Mul((size - 1) / 2.0) : at.Add(1).Mul(size).Sub(1).Mul(0.5);
            if (mode != GridSampleMode.Bicubic) at = Inside(at, size);
            taps[d] = mode switch
            {
                GridSampleMode.Nearest => [(at.Detach().Round(), at.NeedsGradient ? One(at) : null)],
                GridSampleMode.Bilinear => Linear(at),
                _ => Cubic(at, size),
            };
        }
        var sum = Sum(taps, 0, null, null, null, null);
        return sum.Reshape([.. input.Layout.Sizes[..2], .. grid.Layout.Sizes[1..^1]]);
    }

    private Tensor Sum((Tensor Place, Tensor? Weight)[][] taps, int d, Tensor? position, Tensor? weight, Tensor? valid, Tensor? before)
    {
        if (d == dims)
        {
            var places = valid is null ? position! : Functional.Where(valid, position!, Tensor.Full([], outside, DType.Int64, flat.Device));
            var index = places.Unsqueeze(1).Expand(flat.Layout.Size(0), flat.Layout.Size(1), places.Layout.Size(1));
            var values = flat.Gather(2, index);
            if (weight is null) return before?.Add(values) ?? values;
            return before?.Addcmul(values, weight.Unsqueeze(1)) ?? values.Mul(weight.Unsqueeze(1));
        }
        var size = input.Layout.Size(d + 2);
        foreach (var (place, own) in taps[d])
        {
            var inside = padding == GridSamplePadding.Zeros ? place.Ge(0).LogicalAnd(place.Le(size - 1)) : null;
            var clamped = place.Detach().To(DType.Int64).Clamp(min: 0, max: size - 1);
            before = Sum(
                taps,
                d + 1,
                position is null ? clamped : position.Mul(size).Add(clamped),
                own is null ? weight : weight?.Mul(own) ?? own,
                inside is null ? valid : valid?.LogicalAnd(inside) ?? inside,
                before);
        }
        return before!;
    }

    // The weight of the only tap; through it the grid gets the gradient that rounding has, zeros instead of none.
    private static Tensor One(Tensor at) => at.Round().Sub(at.Detach().Round()).Add(1);

    private static (Tensor Place, Tensor? Weight)[] Linear(Tensor at)
    {
        var first = at.Detach().Floor();
        var rest = at.Sub(first);
        return [(first, Functional.Rsub(rest, 1)), (first.Add(1), rest)];
    }

    // Keys 1981 with a = -0.75; every tap is padded by itself.
    private (Tensor Place, Tensor? Weight)[] Cubic(Tensor at, long size)
    {
        var first = at.Detach().Floor();
        var rest = at.Sub(first);
        var taps = new (Tensor Place, Tensor? Weight)[4];
        for (var t = 0; t < 4; t++)
        {
            var x = t switch
            {
                0 => rest.Add(1),
                1 => rest,
                2 => Functional.Rsub(rest, 1),
                _ => Functional.Rsub(rest, 2),
            };
            var weight = t is 1 or 2
                ? x.Mul(1.25).Sub(2.25).Mul(x).Mul(x).Add(1)
                : x.Mul(-0.75).Add(3.75).Mul(x).Sub(6).Mul(x).Add(3);
            taps[t] = (Inside(first.Add(t - 1), size), weight);
        }
        return taps;
    }

    private Tensor Inside(Tensor at, long size)
    {
        if (padding == GridSamplePadding.Zeros) return at;
        if (padding == GridSamplePadding.Reflection) at = Mirror(at, size);
        return at.Clamp(min: 0, max: size - 1);
    }

    private Tensor Mirror(Tensor at, long size)
    {
        var (low, span) = alignCorners ? (0.0, size - 1.0) : (-0.5, (double)size);
        if (span == 0) return at.Mul(0);
        var distance = at.Sub(low).Abs();
        var (extra, flips) = (distance.Fmod(span), distance.Detach().Div(span).Floor());
        return Functional.Where(flips.Remainder(2).Eq(0), extra.Add(low), Functional.Rsub(extra, span + low));
    }
}
