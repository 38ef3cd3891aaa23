namespace Kasane.Internal;

/// <summary>What the dropouts share: random factors of the elements or of whole channels.</summary>
internal static class DropoutMask
{
    /// <summary>The negative of what SELU approaches far below 0.</summary>
    private const double Alpha = 1.7580993408473766;

    public static void Check(double p, string operation)
    {
        if (p is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, $"{operation} expects a probability from 0 to 1.");
    }

    /// <summary>Whether nothing is dropped, and nothing drawn.</summary>
    public static bool Keeps(Tensor input, double p, bool training) => p == 0 || !training || input.ElementCount == 0;

    /// <summary>One factor per channel: (N, C, 1, ...), or (C, 1, ...) for a single sample.</summary>
    /// <exception cref="ShapeException">There is no dimension of channels.</exception>
    public static Layout Channels(Tensor input, bool batched, string operation)
    {
        var kept = batched ? 2 : 1;
        if (input.Rank < kept)
            throw new ShapeException($"{operation} expects at least {kept} dimensions, but got {input.Shape}.") { Operation = operation, Shapes = [input.Shape] };
        var sizes = new long[input.Rank];
        Array.Fill(sizes, 1);
        input.Layout.Sizes[..kept].CopyTo(sizes);
        return Layout.Contiguous(sizes);
    }

    /// <summary>x times 0 with probability p, otherwise times 1 / (1 - p).</summary>
    public static Tensor Scale(Tensor x, Layout noise, double p, bool inPlace, Generator? generator)
    {
        if (!inPlace && p != 1 && x.DType is DType.Float32 or DType.Float64 && noise.SameSizes(x.Layout))
            return Primitive.Call(new DropOp(1 / (1 - p)), x, Keep(x.Device, noise, p, generator));
        var factors = p == 1 ? Nothing(x) : Draw(x, noise, p, 1 / (1 - p), generator);
        return inPlace ? x.MulInPlace(factors) : x.Mul(factors);
    }

    /// <summary>The dropout that keeps mean 0 and variance 1.</summary>
    public static Tensor ScaleAndShift(Tensor x, Layout noise, double p, bool inPlace, Generator? generator)
    {
        if (p == 1) return inPlace ? x.MulInPlace(Nothing(x)) : x.Mul(Nothing(x));
        var a = 1 / Math.Sqrt(((Alpha * Alpha * p) + 1) * (1 - p));
        var mask = Draw(x, noise, p, 1, generator);
        var shift = mask.Sub(1).Mul(Alpha * a).Add(Alpha * a * p);
        var factors = mask.Mul(a);
        return inPlace ? x.MulInPlace(factors).AddInPlace(shift) : x.Mul(factors).Add(shift);
    }

    /// <summary>What is kept (Bool, contiguous): false with probability p.</summary>
    public static unsafe Tensor Keep(Device device, Layout sizes, double p, Generator? generator)
    {
        if (!Backend.Of(device).HasData) return Tensor.Empty(sizes.Shape, DType.Bool, device);
        var mask = Tensor.Allocate(Device.Cpu, sizes, DType.Bool);
        var block = mask.Block;
        fixed (byte* pin = block)
            (generator ?? Generator.Default).Coins(new Span<byte>(block.Address(pin), checked((int)mask.ElementCount)), 1 - p);
        return mask.To(device);
    }

    /// <summary>What is kept of something of the given sizes, or nothing if no dropping takes place; the probability is checked.</summary>
    public static Tensor? KeepOf(Tensor like, Layout sizes, double p, bool training, Generator? generator)
    {
        Check(p, "Dropout");
        if (p == 0 || !training || sizes.Count == 0) return null;
        return p == 1 ? Tensor.Zeros(sizes.Shape, DType.Bool, like.Device) : Keep(like.Device, sizes, p, generator);
    }

    private static Tensor Nothing(Tensor like) => Tensor.Zeros([], like.DType, like.Device);

    private static unsafe Tensor Draw(Tensor like, Layout sizes, double p, double success, Generator? generator)
    {
        if (!like.Backend.HasData) return Tensor.Empty(sizes.Shape, like.DType, like.Device);
        generator ??= Generator.Default;
        var dtype = like.DType == DType.Float64 ? DType.Float64 : DType.Float32;
        var mask = Tensor.Allocate(Device.Cpu, sizes, dtype);
        var block = mask.Block;
        fixed (byte* pin = block)
        {
            var n = checked((int)mask.ElementCount);
            if (dtype == DType.Float64) generator.Bernoulli(new Span<double>(block.Address(pin), n), 1 - p, success);
            else generator.Bernoulli(new Span<float>(block.Address(pin), n), 1 - p, (float)success);
        }
        return mask.To(like.DType).To(like.Device);
    }
}
