namespace Kasane;

/// <summary>The base of the optimizers whose groups have one kind of options, and which update every parameter by itself.</summary>
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
        var found = WithGradients();
        if (!UpdateBatch.MayPay)
        {
            foreach (var (parameter, gradient, group) in found) Update(parameter, gradient, (TOptions)group.Options, StateOf(parameter));
            return;
        }
        var work = found.ConvertAll(item => new UpdateItem<TOptions>(item.Parameter, item.Gradient, (TOptions)item.Group.Options, StateOf(item.Parameter)));
        // A large tensor is cut among the threads, small ones are dealt out whole.
        var small = work.FindAll(item => UpdateBatch.Fits(item.Parameter));
        if (!UpdateBatch.Pays(small.ConvertAll(item => item.Parameter))) small.Clear();
        else work.RemoveAll(item => UpdateBatch.Fits(item.Parameter));
        UpdateBatch.Run(small.Count, i => Update(small[i].Parameter, small[i].Gradient, small[i].Options, small[i].State));
        foreach (var item in work) Update(item.Parameter, item.Gradient, item.Options, item.State);
    }

    private protected abstract void Update(Tensor parameter, Tensor gradient, TOptions options, OptimizerState state);
}
