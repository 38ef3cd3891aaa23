using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>
/// A copy of a model whose parameters are averages of the model's over time: of equal weight (stochastic weight averaging, Izmailov et al.
/// 2018), or exponential ones (<see cref="Averaging.Exponential"/>). Its own forward pass uses the averages.
/// </summary>
/// <typeparam name="TInput">What the model takes.</typeparam>
/// <typeparam name="TOutput">What the model gives.</typeparam>
/// <remarks>Running statistics of batch norms belong to other weights: renew them with <see cref="Averaging.UpdateBatchNorm"/>.</remarks>
public sealed class AveragedModel<
    [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput> : Module<TInput, TOutput>
{
    private readonly Func<Tensor, Tensor, long, Tensor> average;
    private readonly bool useBuffers;

    /// <summary>Copies a model. The first update takes over its parameters as they are then.</summary>
    /// <param name="model">The model that is trained.</param>
    /// <param name="device">Where the averages are kept; default with the model.</param>
    /// <param name="avgFn">
    /// The new average from the old one, the model's value and the number of values before; default the mean of all values.
    /// </param>
    /// <param name="useBuffers">Whether buffers are averaged, too; default false: they stay as they were copied.</param>
    public AveragedModel(
        Module<TInput, TOutput> model, Device? device = null, Func<Tensor, Tensor, long, Tensor>? avgFn = null, bool useBuffers = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        Average = model.Clone();
        if (device is { } elsewhere) Average.To(elsewhere);
        NAveraged = Tensor.Zeros([], DType.Int64, device);
        average = avgFn ?? Averaging.Mean;
        this.useBuffers = useBuffers;
    }

    /// <summary>How many values were averaged, a scalar.</summary>
    [Buffer]
    public Tensor NAveraged { get; }

    /// <summary>The model with the averages.</summary>
    [Name("module")]
    public Module<TInput, TOutput> Average { get; }

    /// <summary>Takes the model's present parameters into the averages.</summary>
    /// <param name="model">The model that is trained, of the same structure.</param>
    /// <exception cref="ArgumentException">The model has other parameters; nothing was changed.</exception>
    public void UpdateParameters(Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var mode = Autograd.NoGrad();
        var (averages, values) = (Members(Average), Members(model));
        if (!averages.Select(tensor => tensor.Shape).SequenceEqual(values.Select(tensor => tensor.Shape)))
            throw new ArgumentException(
                "UpdateParameters expects the model that was copied, but the shapes of its parameters differ.", nameof(model));
        var count = NAveraged.Item<long>();
        foreach (var (own, value) in averages.Zip(values))
        {
            var given = value.Detach().To(own.Device);
            own.CopyInPlace(count == 0 ? given : average(own.Detach(), given, count));
        }
        NAveraged.AddInPlace(1);
    }

    /// <inheritdoc/>
    protected override TOutput Forward(TInput input) => Average.Call(input);

    private List<Tensor> Members(Module module) => useBuffers ? [.. module.Parameters(), .. module.Buffers()] : [.. module.Parameters()];
}
