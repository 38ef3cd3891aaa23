namespace Kasane;

public static partial class Functional
{
    /// <summary>How many elements fall into each of some intervals of equal width; what lies outside, and NaN, is left out.</summary>
    /// <param name="input">Floating point, any shape.</param>
    /// <param name="bins">How many intervals; default 100.</param>
    /// <param name="min">Where the first begins; default 0.</param>
    /// <param name="max">Where the last ends, included; if both are equal the smallest and largest element are taken.</param>
    /// <exception cref="KasaneException">No intervals, or bounds that are no finite range.</exception>
    /// <exception cref="DTypeException">Not floating point.</exception>
    public static Tensor Histc(this Tensor input, int bins = 100, double min = 0, double max = 0)
    {
        if (!input.DType.IsFloatingPoint)
            throw new DTypeException(
                $"Histc expects a floating-point tensor, but it is {input.DType}.")
            {
                Operation = "Histc",
            };
        if (bins <= 0) throw new KasaneException($"Histc expects at least one interval, but got {bins}.") { Operation = "Histc" };
        var values = input.ToArray<double>();
        if (min == max && values.Length > 0) (min, max) = (values.Min(), values.Max());
        if (min == max) (min, max) = (min - 1, max + 1);
        if (!double.IsFinite(min) || !double.IsFinite(max) || min > max)
            throw new KasaneException($"Histc expects a finite range with min <= max, but got {min} and {max}.") { Operation = "Histc" };
        var counts = new double[bins];
        foreach (var value in values)
            if (value >= min && value <= max) counts[Math.Min((int)((value - min) / (max - min) * bins), bins - 1)]++;
        return Tensor.From<double>(counts, [bins], input.Device).To(input.DType);
    }

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
        var values = input.ToArray<long>();
        var length = minlength;
        foreach (var value in values)
        {
            if (value < 0)
                throw new KasaneException(
                    $"Bincount expects integers of 0 or more, but got {value}.")
                {
                    Operation = "Bincount",
                };
            length = Math.Max(length, value + 1);
        }
        var dtype = weights is null ? DType.Int64 : weights.DType == DType.Float32 ? DType.Float32 : DType.Float64;
        var given = weights is null ? Tensor.Ones([], dtype, input.Device) : weights.Detach().To(dtype);
        return Tensor.Zeros([length], dtype, input.Device).PutFlat(input.To(DType.Int64), given, accumulate: true);
    }
}
