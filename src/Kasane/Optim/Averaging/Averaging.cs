using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>Averages of weights over time, for <see cref="AveragedModel{TInput, TOutput}"/>.</summary>
public static class Averaging
{
    /// <summary>Exponential averages: old * decay + value * (1 - decay).</summary>
    /// <param name="decay">How much of the old average stays, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is not from 0 to 1.</exception>
    public static Func<Tensor, Tensor, long, Tensor> Exponential(double decay)
    {
        OptionChecks.Share(decay, nameof(decay));
        return (average, value, _) => average + ((value - average) * (1 - decay));
    }

    /// <summary>Computes the running statistics of all batch norms anew, as means over all inputs. Not recorded.</summary>
    /// <typeparam name="TInput">What the model takes.</typeparam>
    /// <typeparam name="TOutput">What the model gives.</typeparam>
    /// <param name="model">The model; its mode is the same afterwards.</param>
    /// <param name="inputs">Batches of inputs, on the model's device.</param>
    public static void UpdateBatchNorm<
        [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput>(
        this Module<TInput, TOutput> model, IEnumerable<TInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputs);
        BatchNorm[] norms = [.. model.Modules().OfType<BatchNorm>()];
        if (norms.Length == 0) return;
        using var mode = Autograd.NoGrad();
        (Module Module, bool Training)[] before = [.. model.Modules().Select(module => (module, module.IsTraining))];
        try
        {
            model.Train();
            foreach (var norm in norms)
            {
                norm.ResetRunningStats();
                norm.CountsAllAlike = true;
            }
            foreach (var input in inputs) model.Call(input);
        }
        finally
        {
            foreach (var norm in norms) norm.CountsAllAlike = false;
            // Children last, so that each gets its own mode back.
            foreach (var (module, training) in before) module.Train(training);
        }
    }

    internal static Tensor Mean(Tensor average, Tensor value, long count) => average + ((value - average) / (count + 1));
}
