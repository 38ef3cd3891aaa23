namespace Kasane;

/// <summary>The base of the optimizers whose groups have one kind of options, and which update every parameter by itself.</summary>
/// <typeparam name="TOptions">The record of options.</typeparam>
public abstract class Optimizer<TOptions> : Optimizer
    where TOptions : OptimizerOptions
{
    // Empty between steps: a step makes no lists of its own.
    private readonly List<UpdateItem<TOptions>> items = [];
    private readonly List<UpdateItem<TOptions>> small = [];
    private readonly HashSet<Storage> blocks = new(ReferenceEqualityComparer.Instance);
    private readonly Action<int> updateSmall;

    private protected Optimizer(IEnumerable<ParameterGroup> groups)
        : base(groups, typeof(TOptions)) => updateSmall = i => Update(small[i]);

    /// <inheritdoc/>
    public override void Step()
    {
        using var mode = Autograd.NoGrad();
        CheckGradients();
        try
        {
            Collect();
            // A large tensor is cut among the threads, small ones are dealt out whole.
            var deals = UpdateBatch.MayPay && UpdateBatch.Pays(small, blocks);
            if (deals) UpdateBatch.Run(small.Count, updateSmall);
            foreach (var item in items)
                if (!deals || !UpdateBatch.Fits(item.Parameter)) Update(item);
        }
        finally
        {
            items.Clear();
            small.Clear();
            blocks.Clear();
        }
    }

    private void Collect()
    {
        foreach (var group in GroupList)
            for (var i = 0; i < group.Parameters.Count; i++)
            {
                var parameter = group.Parameters[i];
                if (parameter.GradOrNull is not { } gradient) continue;
                var item = new UpdateItem<TOptions>(parameter, gradient, (TOptions)group.Options, StateOf(parameter));
                items.Add(item);
                if (UpdateBatch.Fits(parameter)) small.Add(item);
            }
    }

    private void Update(in UpdateItem<TOptions> item) => Update(item.Parameter, item.Gradient, item.Options, item.State);

    private protected abstract void Update(Tensor parameter, Tensor gradient, TOptions options, OptimizerState state);
}
