using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>One step of a recurrent network.</summary>
/// <typeparam name="TInput">Input and state.</typeparam>
/// <typeparam name="TOutput">The next state.</typeparam>
public abstract class RecurrentCellModule<
    [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput>
    : Module<TInput, TOutput>
{
    private protected RecurrentCellModule(int gates, long inputSize, long hiddenSize, bool bias, DType dtype, Device? device)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputSize);
        ArgumentOutOfRangeException.ThrowIfNegative(hiddenSize);
        (InputSize, HiddenSize) = (inputSize, hiddenSize);
        WeightIh = new(Tensor.Empty([gates * hiddenSize, inputSize], dtype, device));
        WeightHh = new(Tensor.Empty([gates * hiddenSize, hiddenSize], dtype, device));
        BiasIh = bias ? new(Tensor.Empty([gates * hiddenSize], dtype, device)) : null;
        BiasHh = bias ? new(Tensor.Empty([gates * hiddenSize], dtype, device)) : null;
        ResetParameters();
    }

    /// <summary>Features of the input.</summary>
    public long InputSize { get; }

    /// <summary>How many units there are.</summary>
    public long HiddenSize { get; }

    /// <summary>(gates * units, features): the weights of the input.</summary>
    public Parameter WeightIh { get; }

    /// <summary>(gates * units, units): the weights of the hidden state.</summary>
    public Parameter WeightHh { get; }

    /// <summary>(gates * units), or null.</summary>
    public Parameter? BiasIh { get; }

    /// <summary>(gates * units), or null.</summary>
    public Parameter? BiasHh { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => $"{InputSize}, {HiddenSize}{(BiasIh is null ? ", bias=False" : "")}";

    private protected RecurrentWeights Weights => new(WeightIh, WeightHh, BiasIh, BiasHh);

    /// <summary>Draws all parameters anew, uniform in +-1/sqrt(units).</summary>
    public void ResetParameters()
    {
        var bound = HiddenSize > 0 ? 1 / Math.Sqrt(HiddenSize) : 0;
        foreach (var parameter in Parameters()) Init.Uniform(parameter, -bound, bound);
    }
}
