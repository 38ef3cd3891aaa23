namespace Kasane;

/// <summary>Starting values of parameters, written in place and not recorded. Same seed, same numbers as PyTorch's <c>torch.nn.init</c>.</summary>
public static partial class Init
{
    /// <summary>Uniform in +-sqrt(3) gain / sqrt(fan), which keeps the variance through leaky rectifiers (He et al. 2015).</summary>
    /// <param name="tensor">At least 2 dimensions: (out, in, ...).</param>
    /// <param name="a">The negative slope of the rectifier behind it; default 0.</param>
    /// <param name="mode">Whether the variance is kept forward (default) or backward.</param>
    /// <param name="nonlinearity">What follows; default a leaky rectifier.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">Less than 2 dimensions.</exception>
    public static Tensor KaimingUniform(
        Tensor tensor, double a = 0, FanMode mode = FanMode.FanIn, Nonlinearity nonlinearity = Nonlinearity.LeakyRelu, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.ElementCount == 0) return tensor;
        var bound = Math.Sqrt(3) * (Gain(nonlinearity, a) / Math.Sqrt(Fan(tensor, mode)));
        return Uniform(tensor, -bound, bound, generator);
    }

    /// <summary>Uniform in [a, b).</summary>
    /// <param name="tensor">Floating point.</param>
    /// <param name="a">The lower bound; default 0.</param>
    /// <param name="b">The upper bound; default 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>The tensor.</returns>
    public static Tensor Uniform(Tensor tensor, double a = 0, double b = 1, Generator? generator = null)
    {
        using var mode = Autograd.NoGrad();
        return tensor.UniformInPlace(a, b, generator);
    }

    /// <summary>The factor by which a nonlinearity's input should be scaled.</summary>
    /// <param name="nonlinearity">What follows the layer.</param>
    /// <param name="parameter">The negative slope of <see cref="Nonlinearity.LeakyRelu"/>; default 0.01.</param>
    public static double Gain(Nonlinearity nonlinearity, double? parameter = null) => nonlinearity switch
    {
        Nonlinearity.Tanh => 5.0 / 3,
        Nonlinearity.Relu => Math.Sqrt(2),
        Nonlinearity.LeakyRelu => Math.Sqrt(2 / (1 + Math.Pow(parameter ?? 0.01, 2))),
        Nonlinearity.Selu => 0.75,
        _ => 1,
    };

    // A bias: uniform in +-1/sqrt(fan in of its weight).
    internal static void UniformByFanIn(Tensor bias, Tensor weight)
    {
        var fan = Fan(weight, FanMode.FanIn);
        var bound = fan > 0 ? 1 / Math.Sqrt(fan) : 0;
        Uniform(bias, -bound, bound);
    }

    private static double Fan(Tensor tensor, FanMode mode)
    {
        if (tensor.Rank < 2)
            throw new ArgumentException(
                $"Init by fan expects at least 2 dimensions (out, in, ...), but the tensor has shape {tensor.Shape}. "
                + "Use Init.Uniform or Init.Normal.",
                nameof(tensor));
        var field = 1L;
        for (var d = 2; d < tensor.Rank; d++) field *= tensor.Size(d);
        return mode == FanMode.FanIn ? tensor.Size(1) * field : tensor.Size(0) * field;
    }
}
