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
}
