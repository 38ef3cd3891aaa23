namespace Kasane;

public static partial class Transforms
{
    /// <summary>The brightness of an RGB picture: 0.2989 R + 0.587 G + 0.114 B.</summary>
    /// <param name="channels">How often it is repeated: 1 (default) or 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another number of channels.</exception>
    public static Func<Tensor, Tensor> Grayscale(int channels = 1)
    {
        if (channels is not (1 or 3)) throw new ArgumentOutOfRangeException(nameof(channels), channels, "Grey pictures have 1 or 3 channels.");
        return x => Grey(x, channels, nameof(Grayscale));
    }

    /// <summary>The picture or its brightness in as many channels.</summary>
    /// <param name="p">The probability of grey; default 0.1.</param>
    public static Func<Tensor, Tensor> RandomGrayscale(double p = 0.1)
    {
        RequireProbability(p);
        return x => Draw() < p ? Grey(x, (int)x.Size(-3), nameof(RandomGrayscale)) : x;
    }

    /// <summary>Random brightness, contrast, saturation and hue, in random order (torchvision's draws).</summary>
    /// <param name="brightness">Factors from 1 - b to 1 + b; default 0: as it is.</param>
    /// <param name="contrast">Factors from 1 - c to 1 + c around the mean grey; default 0.</param>
    /// <param name="saturation">Factors from 1 - s to 1 + s around the grey picture; default 0.</param>
    /// <param name="hue">Turns of the colour circle from -h to h, at most 0.5; default 0.</param>
    /// <remarks>Pictures are (..., 3, height, width), UInt8 or floating point from 0 to 1.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, or a hue above 0.5.</exception>
    public static Func<Tensor, Tensor> ColorJitter(double brightness = 0, double contrast = 0, double saturation = 0, double hue = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(brightness);
        ArgumentOutOfRangeException.ThrowIfNegative(contrast);
        ArgumentOutOfRangeException.ThrowIfNegative(saturation);
        if (hue is not (>= 0 and <= 0.5)) throw new ArgumentOutOfRangeException(nameof(hue), hue, "A hue lies between 0 and 0.5.");
        return x =>
        {
            var order = new long[4];
            DataRandom.Current.RandPerm(order);
            var (b, c, s) = (Factor(brightness), Factor(contrast), Factor(saturation));
            var h = hue > 0 ? Draw(-hue, hue) : 0;
            foreach (var step in order)
            {
                if (step == 0 && b is { } light) x = Blend(x, x.ZerosLike(), light);
                else if (step == 1 && c is { } sharp) x = Blend(x, Grey(x, 1, nameof(ColorJitter)).To(Real(x)).Mean([-3, -2, -1], keepDim: true), sharp);
                else if (step == 2 && s is { } colourful && x.Size(-3) == 3) x = Blend(x, Grey(x, 1, nameof(ColorJitter)), colourful);
                else if (step == 3 && hue > 0) x = Turned(x, h);
            }
            return x;
        };

        static double? Factor(double range) => range > 0 ? Draw(Math.Max(0, 1 - range), 1 + range) : null;
    }

    private static DType Real(Tensor x) => x.DType.IsFloatingPoint ? x.DType : DType.Float32;

    private static Tensor Grey(Tensor x, int channels, string operation)
    {
        if (x.Rank < 3 || x.Size(-3) is not (1 or 3))
            throw new ShapeException($"{operation} expects (..., 1 or 3, height, width), but got {x.Shape}.") { Operation = operation, Shapes = [x.Shape] };
        var grey = x.Size(-3) == 1 ? x : ((0.2989 * x.Narrow(-3, 0, 1)) + (0.587 * x.Narrow(-3, 1, 1)) + (0.114 * x.Narrow(-3, 2, 1))).To(x.DType);
        return channels == 1 ? grey : grey.Expand(x.Shape[..^3].Append(channels).Concat(x.Shape[^2..]).ToArray()).Contiguous();
    }

    private static Tensor Blend(Tensor x, Tensor other, double ratio)
    {
        var most = x.DType.IsFloatingPoint ? 1 : 255;
        return ((ratio * x) + ((1 - ratio) * other)).Clamp(0, most).To(x.DType);
    }

    /// <summary>Through hue, saturation and value, and back.</summary>
    private static Tensor Turned(Tensor x, double turn)
    {
        if (x.Size(-3) == 1) return x;
        var whole = x.DType == DType.UInt8 ? x.To(DType.Float32) / 255 : x;
        var (r, g, b) = (whole.Select(-3, 0), whole.Select(-3, 1), whole.Select(-3, 2));
        var (most, least) = (whole.Amax([-3]), whole.Amin([-3]));
        var grey = most.Eq(least);
        var range = most - least;
        var one = most.OnesLike();
        var divisor = Functional.Where(grey, one, range);
        var saturation = range / Functional.Where(grey, one, most);
        var (rc, gc, bc) = ((most - r) / divisor, (most - g) / divisor, (most - b) / divisor);
        var (isR, isG) = (most.Eq(r), most.Eq(g));
        var hue = (isR * (bc - gc)) + (isG.LogicalAnd(isR.LogicalNot()) * (2 + rc - bc)) + (isG.LogicalNot().LogicalAnd(isR.LogicalNot()) * (4 + gc - rc));
        hue = ((hue / 6) + 1).Fmod(1);
        hue = (hue + turn).Remainder(1);

        var sector = (hue * 6).Floor();
        var part = (hue * 6) - sector;
        var p = (most * (1 - saturation)).Clamp(0, 1);
        var q = (most * (1 - (saturation * part))).Clamp(0, 1);
        var t = (most * (1 - (saturation * (1 - part)))).Clamp(0, 1);
        sector = sector.Remainder(6);
        var back = Functional.Stack([Choose(most, q, p, p, t, most), Choose(t, most, most, q, p, p), Choose(p, p, t, most, most, q)], -3);
        return x.DType == DType.UInt8 ? (back * 255).To(DType.UInt8) : back;

        Tensor Choose(params ReadOnlySpan<Tensor> values)
        {
            var chosen = values[5];
            for (var i = 4; i >= 0; i--) chosen = Functional.Where(sector.Eq(i), values[i], chosen);
            return chosen;
        }
    }
}
