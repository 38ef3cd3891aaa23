namespace Kasane;

/// <summary>The base of the optimizers whose groups have one kind of options.</summary>
/// <typeparam name="TOptions">The record of options.</typeparam>
public abstract class Optimizer<TOptions> : Optimizer
    where TOptions : OptimizerOptions
{
    private protected Optimizer(IEnumerable<ParameterGroup> groups)
        : base(groups, typeof(TOptions))
    {
    }

    private protected abstract void Update(Tensor parameter, Tensor gradient, TOptions options, OptimizerState state);

    private protected sealed override void Update(Tensor parameter, Tensor gradient, OptimizerOptions options, OptimizerState state) =>
        Update(parameter, gradient, (TOptions)options, state);
}
