namespace Kasane;

/// <summary>The options of one parameter group; each optimizer has its own record.</summary>
public abstract record OptimizerOptions
{
    /// <summary>The learning rate.</summary>
    public double LearningRate { get; init; }

    /// <summary>The factor of the L2 penalty; default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether the objective is maximised; default false.</summary>
    public bool Maximize { get; init; }

    /// <summary>The options under the names of a state dict, in PyTorch's order.</summary>
    internal abstract IReadOnlyList<Option> Table { get; }

    /// <summary>Checks the ranges of the options.</summary>
    /// <exception cref="ArgumentException">An option lies outside its range, or two contradict each other.</exception>
    internal abstract void Validate();
}
