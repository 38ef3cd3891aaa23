using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>How often each of 0, 1, 2, ... occurs; or the sum of the weights there.</summary>
    /// <param name="input">A vector of integers of 0 or more.</param>
    /// <param name="weights">One per element; default: each counts 1.</param>
    /// <param name="minlength">The least length of the result.</param>
    /// <returns>Int64, or the dtype of the weights (Float64 for integers).</returns>
    /// <exception cref="KasaneException">Not a vector of integers of 0 or more, or weights of another length.</exception>
    public static Tensor Bincount(this Tensor input, Tensor? weights = null, long minlength = 0)
    {
        if (input.Rank != 1 || !input.DType.IsInteger)
            throw new KasaneException(
                $"Bincount expects a vector of integers, but got {input.DType} of shape {input.Shape}.")
            {
                Operation = "Bincount",
            };
        if (minlength < 0)
            throw new KasaneException(
                $"Bincount expects a minlength of 0 or more, but got {minlength}.")
            {
                Operation = "Bincount",
            };
        if (weights is not null && (weights.Rank != 1 || weights.ElementCount != input.ElementCount))
            throw new KasaneException(
                $"Bincount expects one weight per element, but got shapes {weights.Shape} and {input.Shape}.")
            {
                Operation = "Bincount",
            };
        using var noGrad = Autograd.NoGrad();
        var host = RawCopy.Contiguous(input.To(DType.Int64).To(Device.Cpu));
        var values = RawCopy.Span<long>(host);
        var (least, most) = CountedRange(values);
        if (least < 0)
            throw new KasaneException(
                $"Bincount expects integers of 0 or more, but got {least}.")
            {
                Operation = "Bincount",
            };
        var length = Math.Max(minlength, most + 1);
        if (weights is null)
        {
            var counts = Tensor.Zeros([length], DType.Int64);
            CountInto(RawCopy.Span<long>(counts), values);
            GC.KeepAlive(host);
            return counts.To(input.Device);
        }
        var dtype = weights.DType == DType.Float32 ? DType.Float32 : DType.Float64;
        return Tensor.Zeros([length], dtype, input.Device).PutFlat(host.To(input.Device), weights.Detach().To(dtype), accumulate: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Least, long Most) CountedRange(ReadOnlySpan<long> values)
    {
        long least = 0, most = -1;
        foreach (var value in values)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }
        return (least, most);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CountInto(Span<long> counts, ReadOnlySpan<long> values)
    {
        foreach (var value in values) counts[(int)value]++;
    }
}
