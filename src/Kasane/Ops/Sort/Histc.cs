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
        if (min == max && values.Length > 0)
        {
            using var noGrad = Autograd.NoGrad();
            var (least, most) = input.Aminmax();
            (min, max) = (least.Item<double>(), most.Item<double>());
        }
        if (min == max) (min, max) = (min - 1, max + 1);
        if (!double.IsFinite(min) || !double.IsFinite(max) || min > max)
            throw new KasaneException($"Histc expects a finite range with min <= max, but got {min} and {max}.") { Operation = "Histc" };
        var counts = new double[bins];
        foreach (var value in values)
            if (value >= min && value <= max) counts[Math.Min((int)((value - min) / (max - min) * bins), bins - 1)]++;
        return Tensor.From<double>(counts, [bins], input.Device).To(input.DType);
    }
}
