namespace Kasane;

public static partial class Autograd
{
    /// <summary>Runs modules in a row, cut into segments; all segments but the last are checkpointed.</summary>
    /// <param name="modules">For example a <see cref="Sequential"/>.</param>
    /// <param name="segments">How many segments to make, at least 1.</param>
    /// <param name="input">The input of the first.</param>
    /// <param name="preserveRngState">Whether the second run draws the same random numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one segment, or more than there are modules.</exception>
    public static Tensor CheckpointSequential(
        IReadOnlyList<Module<Tensor, Tensor>> modules, int segments, Tensor input, bool preserveRngState = true)
    {
        ArgumentNullException.ThrowIfNull(modules);
        Func<Tensor, Tensor>[] functions = [.. modules.Select(module => (Func<Tensor, Tensor>)module.Call)];
        return CheckpointSequential(functions, segments, input, preserveRngState);
    }
}
