namespace Kasane;

/// <summary>The options of one parameter group; each optimizer has its own record.</summary>
public abstract record OptimizerOptions
{
    /// <summary>The learning rate.</summary>
    public double LearningRate { get; init; }

    /// <summary>The options under the names of a state dict, in PyTorch's order.</summary>
    internal abstract IReadOnlyList<Option> Table { get; }

    /// <summary>Checks the ranges of the options.</summary>
    /// <exception cref="ArgumentException">An option lies outside its range, or two contradict each other.</exception>
    internal abstract void Validate();

    /// <summary>An option by its name in a state dict; null where there is none.</summary>
    internal object? Find(string name) => Table.FirstOrDefault(option => option.Name == name)?.Get(this);

    /// <summary>The options with another value, not validated.</summary>
    internal OptimizerOptions With(string name, object value) => Table.First(option => option.Name == name).Set(this, value);
}
