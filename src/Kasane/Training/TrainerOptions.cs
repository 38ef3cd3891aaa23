namespace Kasane;

/// <summary>Makes options of a <see cref="Trainer"/>.</summary>
public static class TrainerOptions
{
    /// <summary>Learning from inputs and targets; go on with <c>with { Epochs = 10 }</c>.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="optimizer">The optimizer of its parameters.</param>
    /// <param name="loss">The loss of predictions and targets, e.g. <c>new CrossEntropyLoss().Call</c>.</param>
    public static TrainerOptions<(Tensor Inputs, Tensor Targets)> Supervised(
        Module<Tensor, Tensor> model, Optimizer optimizer, Func<Tensor, Tensor, Tensor> loss)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        return new()
        {
            Optimizer = optimizer,
            Step = batch =>
            {
                var predictions = model.Call(batch.Inputs);
                return new(loss(predictions, batch.Targets), predictions, batch.Targets);
            },
        };
    }
}
