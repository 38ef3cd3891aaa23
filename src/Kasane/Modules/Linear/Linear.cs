namespace Kasane;

/// <summary>
/// y = x W^T + b. Weight and bias start uniform in +-1/sqrt(inFeatures), drawn in PyTorch's order: same seed, same weights
/// (He et al. 2015, with PyTorch's a = sqrt(5)).
/// </summary>
public class Linear : Module<Tensor, Tensor>
{
    /// <summary>A layer whose weight is drawn now.</summary>
    /// <param name="inFeatures">Size of the last dimension of the input.</param>
    /// <param name="outFeatures">Size of the last dimension of the output.</param>
    /// <param name="bias">Whether a bias is added; default true.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size.</exception>
    public Linear(long inFeatures, long outFeatures, bool bias = true, DType dtype = DType.Float32, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inFeatures);
        ArgumentOutOfRangeException.ThrowIfNegative(outFeatures);
        InFeatures = inFeatures;
        OutFeatures = outFeatures;
        Weight = new(Tensor.Empty([outFeatures, inFeatures], dtype, device));
        Bias = bias ? new(Tensor.Empty([outFeatures], dtype, device)) : null;
        ResetParameters();
    }

    private protected Linear(long outFeatures, bool bias)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outFeatures);
        OutFeatures = outFeatures;
        Weight = Parameter.Uninitialized();
        Bias = bias ? Parameter.Uninitialized() : null;
    }

    /// <summary>Size of the last dimension of the input; 0 while it is not known.</summary>
    public long InFeatures { get; private protected set; }

    /// <summary>Size of the last dimension of the output.</summary>
    public long OutFeatures { get; }

    /// <summary>(outFeatures, inFeatures).</summary>
    public Parameter Weight { get; }

    /// <summary>(outFeatures), or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => $"in_features={InFeatures}, out_features={OutFeatures}, bias={Bias is not null}";

    /// <summary>Draws weight and bias anew.</summary>
    public void ResetParameters()
    {
        Init.KaimingUniform(Weight, Math.Sqrt(5));
        if (Bias is not null) Init.UniformByFanIn(Bias, Weight);
    }

    /// <summary>The result rectified, and dropped from if wanted: in one pass, unless somebody may look at the result itself.</summary>
    internal Tensor CallRectified(Tensor input, Dropout? dropout = null)
    {
        if (IsWatched || GlobalModuleHooks.Any || GetType() != typeof(Linear) || dropout is { CanBeFused: false })
        {
            var result = Call(input).Relu();
            return dropout is null ? result : dropout.Call(result);
        }
        try
        {
            return dropout is null
                ? Functional.LinearRelu(input, Weight, Bias)
                : Functional.LinearReluDropout(input, Weight, Bias, dropout.P, dropout.IsTraining);
        }
        catch (KasaneException exception)
        {
            ModuleLocation.Note(exception, this);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.Linear(input, Weight, Bias);
}
