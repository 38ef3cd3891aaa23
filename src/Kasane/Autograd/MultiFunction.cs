namespace Kasane;

/// <summary>A differentiable operation of your own with any number of inputs and results; see <see cref="Function"/>.</summary>
public abstract class MultiFunction
{
    /// <summary>Computes and, if a gradient is asked for, records.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <exception cref="GradientException">The results do not fit to what was declared with the context.</exception>
    public Tensor[] Apply(params Tensor[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        foreach (var input in inputs) ArgumentNullException.ThrowIfNull(input, nameof(inputs));
        return FunctionCall.Run(new Body(this), inputs);
    }

    /// <summary>Computes the results; nothing in here is recorded.</summary>
    /// <param name="ctx">Keeps what <see cref="Backward"/> will need.</param>
    /// <param name="inputs">The inputs.</param>
    protected abstract Tensor[] Forward(FunctionContext ctx, Tensor[] inputs);

    /// <summary>The gradients of the inputs, one each; null means zero.</summary>
    /// <param name="ctx">What <see cref="Forward"/> kept.</param>
    /// <param name="gradients">
    /// The gradients of the results; zeros for those that were not used, or null after <see cref="FunctionContext.SetMaterializeGrads"/>.
    /// </param>
    protected abstract Tensor?[] Backward(FunctionContext ctx, Tensor[] gradients);

    private sealed class Body(MultiFunction function) : FunctionBody(function)
    {
        public override Tensor[] Forward(FunctionContext context, Tensor[] inputs) => function.Forward(context, inputs);

        public override Tensor?[] Backward(FunctionContext context, Tensor[] gradients) => function.Backward(context, gradients);
    }
}
