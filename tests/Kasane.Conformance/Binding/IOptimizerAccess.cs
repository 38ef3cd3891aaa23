namespace Kasane.Conformance.Binding;

/// <summary>What the runners need from optimizers and schedulers.</summary>
interface IOptimizerAccess
{
    /// <summary>Constructs an optimizer over parameter groups; the options of a group override those of the arguments.</summary>
    object Construct(string name, IReadOnlyList<OptionGroup> groups, Arguments arguments);

    void Step(object optimizer);

    /// <summary>A step that calls back for the loss, as L-BFGS does.</summary>
    double Step(object optimizer, Func<object> closure);

    /// <summary>An option of a group, such as <c>lr</c>.</summary>
    double Option(object optimizer, int group, string name);

    OptimizerState Save(object optimizer);

    /// <summary>Saves one optimizer and loads the result into another.</summary>
    void Transfer(object from, object to);

    /// <summary>Hands an optimizer the gradient of some rows of a parameter.</summary>
    void SetSparseGradient(object optimizer, object parameter, object rows, object values);

    object? ClipGradients(string function, IReadOnlyList<object> parameters, Arguments arguments);

    /// <summary>Constructs a scheduler; nested schedulers and functions of the epoch are already made.</summary>
    object ConstructScheduler(string name, object optimizer, Arguments arguments);

    /// <summary>One step; with a metric for a plateau, with an epoch for fractional restarts.</summary>
    void StepScheduler(object scheduler, double? argument, bool isMetric);

    void TransferScheduler(object from, object to);
}

/// <summary>Parameters that share options.</summary>
sealed record OptionGroup(IReadOnlyList<object> Parameters, IReadOnlyList<KeyValuePair<string, object?>> Options);

/// <summary>A saved optimizer: per parameter its state by name, per group its options by name.</summary>
sealed record OptimizerState(
    IReadOnlyDictionary<int, IReadOnlyDictionary<string, object?>> State,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Groups);
