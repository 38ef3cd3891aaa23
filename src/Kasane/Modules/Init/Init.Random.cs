namespace Kasane;

public static partial class Init
{
    /// <summary>Normal numbers.</summary>
    /// <param name="tensor">Floating point.</param>
    /// <param name="mean">The mean; default 0.</param>
    /// <param name="std">The standard deviation; default 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>The tensor.</returns>
    public static Tensor Normal(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
    {
        using var mode = Autograd.NoGrad();
        return tensor.NormalInPlace(mean, std, generator);
    }

    /// <summary>Uniform in +-gain sqrt(6 / (fan in + fan out)), which balances forward and backward pass (Glorot and Bengio 2010).</summary>
    /// <param name="tensor">At least 2 dimensions: (out, in, ...).</param>
    /// <param name="gain">A factor, see <see cref="Gain"/>; default 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">Less than 2 dimensions.</exception>
    public static Tensor XavierUniform(Tensor tensor, double gain = 1, Generator? generator = null)
    {
        var bound = Math.Sqrt(3) * XavierStd(tensor, gain);
        return Uniform(tensor, -bound, bound, generator);
    }

    /// <summary>Normal with standard deviation gain sqrt(2 / (fan in + fan out)) (Glorot and Bengio 2010).</summary>
    /// <param name="tensor">At least 2 dimensions: (out, in, ...).</param>
    /// <param name="gain">A factor, see <see cref="Gain"/>; default 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">Less than 2 dimensions.</exception>
    public static Tensor XavierNormal(Tensor tensor, double gain = 1, Generator? generator = null) => Normal(tensor, 0, XavierStd(tensor, gain), generator);

    /// <summary>Normal with standard deviation gain / sqrt(fan), which keeps the variance through rectifiers (He et al. 2015).</summary>
    /// <param name="tensor">At least 2 dimensions: (out, in, ...).</param>
    /// <param name="a">The negative slope of the rectifier behind it; default 0.</param>
    /// <param name="mode">Whether the variance is kept forward (default) or backward.</param>
    /// <param name="nonlinearity">What follows; default a leaky rectifier.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">Less than 2 dimensions.</exception>
    public static Tensor KaimingNormal(
        Tensor tensor, double a = 0, FanMode mode = FanMode.FanIn, Nonlinearity nonlinearity = Nonlinearity.LeakyRelu, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.ElementCount == 0 ? tensor : Normal(tensor, 0, Gain(nonlinearity, a) / Math.Sqrt(Fan(tensor, mode)), generator);
    }

    /// <summary>Normal numbers, but only those between two bounds: uniform ones through the inverse of the distribution function.</summary>
    /// <param name="tensor">Floating point.</param>
    /// <param name="mean">The mean of the whole distribution; default 0.</param>
    /// <param name="std">Its standard deviation; default 1.</param>
    /// <param name="a">The least number; default -2.</param>
    /// <param name="b">The largest number; default 2.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>The tensor.</returns>
    public static Tensor TruncNormal(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var mode = Autograd.NoGrad();
        Uniform(tensor, Below(a), Below(b), generator);
        return tensor.ErfinvInPlace().MulInPlace(std * Math.Sqrt(2)).AddInPlace(mean).ClampInPlace(a, b);

        // Twice the share of numbers below, less 1.
        double Below(double x) => (2 * ((1 + SpecialFunctions.Erf((x - mean) / std / Math.Sqrt(2))) / 2)) - 1;
    }

    /// <summary>Normal numbers, of which a share in every column is then set to 0 (Martens 2010).</summary>
    /// <param name="tensor">A matrix.</param>
    /// <param name="sparsity">The share of zeros in each column, 0 to 1.</param>
    /// <param name="std">The standard deviation; default 0.01.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">No matrix, or a share outside of 0 to 1.</exception>
    public static Tensor Sparse(Tensor tensor, double sparsity, double std = 0.01, Generator? generator = null)
    {
        RequireMatrix(tensor, nameof(Sparse));
        if (sparsity is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(sparsity), sparsity, "Init.Sparse expects a share from 0 to 1.");
        var (rows, columns) = (tensor.Size(0), tensor.Size(1));
        var zeros = (long)Math.Ceiling(sparsity * rows);
        Normal(tensor, 0, std, generator);
        using var mode = Autograd.NoGrad();
        for (var column = 0L; column < columns; column++)
        {
            var chosen = Tensor.RandPerm(rows, generator: generator).Narrow(0, 0, zeros);
            tensor.Select(1, column).IndexFillInPlace(0, chosen.To(tensor.Device), 0);
        }
        return tensor;
    }

    private static double XavierStd(Tensor tensor, double gain)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return gain * Math.Sqrt(2 / (Fan(tensor, FanMode.FanIn) + Fan(tensor, FanMode.FanOut)));
    }
}
