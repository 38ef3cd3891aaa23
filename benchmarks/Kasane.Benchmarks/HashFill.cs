namespace Kasane.Benchmarks;

/// <summary>Deterministic data, the same bits in every language, so that the losses of all frameworks must agree.</summary>
internal static class HashFill
{
    /// <summary>Numbers in [0, 1), row-major.</summary>
    public static Tensor Unit(uint seed, params long[] shape) => Tensor.From(Values(seed, Count(shape)), shape);

    /// <summary>Numbers in [-bound, bound).</summary>
    public static Tensor Symmetric(uint seed, float bound, params long[] shape)
    {
        var values = Values(seed, Count(shape));
        for (var i = 0; i < values.Length; i++) values[i] = (values[i] * 2 * bound) - bound;
        return Tensor.From(values, shape);
    }

    /// <summary>Whole numbers in [0, high), Int64, row-major.</summary>
    public static Tensor Integers(uint seed, long high, params long[] shape) =>
        Tensor.From([.. Values(seed, Count(shape)).Select(u => Math.Min((long)(u * high), high - 1))], shape);

    /// <summary>Fills all parameters of the modules in order: matrices by their fan-in, weights of norms with 1, other vectors with 0.</summary>
    public static void Parameters(params Module[] modules)
    {
        using var mode = Autograd.NoGrad();
        var norms = modules.SelectMany(module => module.Modules()).Select(NormWeight).OfType<Tensor>().ToHashSet();
        uint index = 0;
        foreach (var parameter in modules.SelectMany(module => module.Parameters()))
        {
            if (parameter.Rank >= 2)
            {
                var bound = (float)(1 / Math.Sqrt((double)parameter.ElementCount / parameter.Size(0)));
                parameter.CopyInPlace(Symmetric(1000 + index, bound, parameter.Shape.ToArray()));
            }
            else parameter.FillInPlace(norms.Contains(parameter) ? 1 : 0);
            index++;
        }
    }

    private static Tensor? NormWeight(Module module) => module switch
    {
        BatchNorm2d norm => norm.Weight,
        LayerNorm norm => norm.Weight,
        _ => null,
    };

    private static float[] Values(uint seed, long count)
    {
        var values = new float[count];
        for (uint i = 0; i < count; i++)
        {
            var x = unchecked(i + (seed * 0x9E3779B9));
            x ^= x >> 16;
            x = unchecked(x * 0x7FEB352D);
            x ^= x >> 15;
            x = unchecked(x * 0x846CA68B);
            x ^= x >> 16;
            values[i] = (x >> 8) * (1f / (1 << 24));
        }
        return values;
    }

    private static long Count(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);
}
