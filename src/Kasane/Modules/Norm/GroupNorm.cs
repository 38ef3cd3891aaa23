namespace Kasane;

/// <summary>
/// (x - mean) / sqrt(var + eps) * weight + bias, with the statistics of each group of channels of each sample (Wu and He 2018). Input and
/// output: (N, C, ...).
/// </summary>
public class GroupNorm : Module<Tensor, Tensor>
{
    private readonly int numGroups;
    private readonly long numChannels;
    private readonly double eps;

    /// <summary>A norm over groups of channels.</summary>
    /// <param name="numGroups">How many groups; divides the number of channels.</param>
    /// <param name="numChannels">C.</param>
    /// <param name="eps">Added to the variance; default 1e-5.</param>
    /// <param name="affine">Whether there are a factor and a shift per channel; default true.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentException">The groups do not divide the channels.</exception>
    public GroupNorm(int numGroups, long numChannels, double eps = 1e-5, bool affine = true, DType dtype = DType.Float32, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numGroups);
        ArgumentOutOfRangeException.ThrowIfNegative(numChannels);
        if (numChannels % numGroups != 0)
            throw new ArgumentException(
                $"GroupNorm expects groups that divide the channels, but got {numGroups} groups of {numChannels} channels.",
                nameof(numGroups));
        (this.numGroups, this.numChannels, this.eps) = (numGroups, numChannels, eps);
        if (!affine) return;
        Weight = new(Tensor.Ones([numChannels], dtype, device));
        Bias = new(Tensor.Zeros([numChannels], dtype, device));
    }

    /// <summary>(C): the factors, or null.</summary>
    public Parameter? Weight { get; }

    /// <summary>(C): what is added, or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => $"{numGroups}, {numChannels}, eps={PythonText.Of(eps)}, affine={PythonText.Of(Weight is not null)}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.GroupNorm(input, numGroups, Weight, Bias, eps);
}
