namespace Kasane.Dialects;

/// <summary>The base of layers that learn their input's size from the first input, followed by an activation.</summary>
public abstract class DeferredLayer : Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor>? activation;

    private protected DeferredLayer(LayerStyle style, Func<Tensor, Tensor>? activation)
    {
        Style = style;
        this.activation = activation;
    }

    /// <summary>Whether all parameters have their shapes and values.</summary>
    public bool IsBuilt => Parameters().All(parameter => parameter.IsInitialized);

    [NotAMember]
    internal LayerStyle Style { get; set; }

    /// <inheritdoc/>
    protected sealed override Tensor Forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!IsBuilt)
        {
            Style.RequireReady(this);
            Build(input);
        }
        var output = Compute(input);
        return activation is null ? output : activation(output);
    }

    /// <summary>Gives the parameters their shapes and values.</summary>
    private protected abstract void Build(Tensor input);

    private protected abstract Tensor Compute(Tensor input);

    private protected static DType WeightDType(Tensor input) => input.DType.IsFloatingPoint ? input.DType : DType.Float32;
}
