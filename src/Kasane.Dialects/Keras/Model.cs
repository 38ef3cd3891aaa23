namespace Kasane.Dialects.Keras;

/// <summary>
/// A module that can train itself. Keras's <c>call</c> method is <c>Forward</c> here; the layers learn their shapes at the first use.
/// </summary>
public abstract partial class Model : Module<Tensor, Tensor>
{
    private long[]? builtShape;

    /// <summary>A model that notes the shape of its first input.</summary>
    protected Model()
    {
        RegisterForwardPreHook((module, input) =>
        {
            ((Model)module).builtShape ??= input.Shape.ToArray();
            return input;
        });
    }

    /// <summary>Whether the model has seen an input, so that all its layers have shapes.</summary>
    public bool IsBuilt => builtShape is not null;

    /// <summary>Makes the weights by a call with zeros of a shape, batch included.</summary>
    /// <param name="inputShape">The shape, batch included.</param>
    public void Build(params ReadOnlySpan<long> inputShape) => Build(Tensor.Zeros(Shape.Create(inputShape)));

    /// <summary>The table of layers for an input of the shape of the first one.</summary>
    /// <exception cref="InvalidOperationException">The model has not been called yet.</exception>
    public ModuleSummary Summary() => builtShape is { } shape
        ? this.Summary(Tensor.Zeros(Shape.Create(shape)))
        : throw new InvalidOperationException("The model has no shapes yet. Call it on an input, or call Build(shape), before Summary().");

    private void Build(Tensor input)
    {
        using var mode = Autograd.NoGrad();
        var training = IsTraining;
        this.Eval().Call(input);
        this.Train(training);
    }
}
