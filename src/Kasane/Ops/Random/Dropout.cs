namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// In training: zeros each element with probability <paramref name="p"/> and divides the others by 1 - p; otherwise returns the input
    /// (Srivastava et al. 2014).
    /// </summary>
    /// <param name="input">Floating point, any shape.</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default true.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    public static Tensor Dropout(Tensor input, double p = 0.5, bool training = true, bool inPlace = false, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (p is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "Dropout expects a probability from 0 to 1.");
        if (p == 0 || !training || input.ElementCount == 0) return input;
        if (p == 1) return inPlace ? input.MulInPlace(0) : input.Mul(Tensor.Zeros([], input.DType, input.Device));
        var mask = DropoutMask.Draw(input, p, generator ?? Generator.Default);
        return inPlace ? input.MulInPlace(mask) : input.Mul(mask);
    }
}

/// <summary>The factors of a dropout: 0 with probability p, otherwise 1 / (1 - p).</summary>
internal static class DropoutMask
{
    public static unsafe Tensor Draw(Tensor like, double p, Generator generator)
    {
        var dtype = like.DType == DType.Float64 ? DType.Float64 : DType.Float32;
        var mask = Tensor.Allocate(Device.Cpu, like.Layout.AsContiguous(), dtype);
        var block = mask.Block;
        fixed (byte* pin = block)
        {
            var n = checked((int)mask.ElementCount);
            if (dtype == DType.Float64) generator.Bernoulli(new Span<double>(block.Address(pin), n), 1 - p, 1 / (1 - p));
            else generator.Bernoulli(new Span<float>(block.Address(pin), n), 1 - p, (float)(1 / (1 - p)));
        }
        return mask.To(like.DType).To(like.Device);
    }
}
