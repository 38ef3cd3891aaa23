namespace Kasane;

/// <summary>x where it is positive, a learned slope times x elsewhere (He et al. 2015). Input and output have the same shape.</summary>
public sealed class PReLU : Module<Tensor, Tensor>
{
    /// <summary>A layer with one slope, or one per channel (dimension 1).</summary>
    /// <param name="numParameters">1 (default) or the number of channels.</param>
    /// <param name="init">What the slopes start at; default 0.25.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of slopes.</exception>
    public PReLU(long numParameters = 1, double init = 0.25, DType dtype = DType.Float32, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numParameters);
        Weight = new(Tensor.Full([numParameters], init, dtype, device));
    }

    /// <summary>The slopes, (numParameters).</summary>
    public Parameter Weight { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => $"num_parameters={Weight.ElementCount}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Prelu(Weight);
}
