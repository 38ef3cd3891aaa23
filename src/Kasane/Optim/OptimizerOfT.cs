namespace Kasane;

/// <summary>The base of the optimizers whose groups have one kind of options, and which update one parameter after the other.</summary>
/// <typeparam name="TOptions">The record of options.</typeparam>
public abstract class Optimizer<TOptions> : Optimizer
    where TOptions : OptimizerOptions
{
    private protected Optimizer(IEnumerable<ParameterGroup> groups)
        : base(groups, typeof(TOptions))
    {
    }

    /// <inheritdoc/>
    public override void Step()
    {
        using var mode = Autograd.NoGrad();
        foreach (var (parameter, gradient, group) in WithGradients()) Update(parameter, gradient, (TOptions)group.Options, StateOf(parameter));
    }

    /// <summary>One parameter's step.</summary>
    private protected abstract void Update(Tensor parameter, Tensor gradient, TOptions options, OptimizerState state);
}
