namespace Kasane;

public static partial class Autograd
{
    /// <summary>
    /// Runs a function without keeping what its operations need for their gradients. Backward runs the function again to get it: less
    /// memory for more time. Checkpoints nest; higher-order gradients work.
    /// </summary>
    /// <param name="function">Must compute the same from the same inputs; may use parameters besides.</param>
    /// <param name="input">The input; must not be changed in place before backward.</param>
    /// <param name="preserveRngState">Whether the second run draws the same random numbers (from <see cref="Generator.Default"/>).</param>
    /// <remarks>PyTorch's <c>checkpoint(..., use_reentrant=False)</c>.</remarks>
    public static Tensor Checkpoint(Func<Tensor, Tensor> function, Tensor input, bool preserveRngState = true)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Checkpoint(inputs => [function(inputs[0])], [input], preserveRngState)[0];
    }

    /// <summary><see cref="Checkpoint(Func{Tensor, Tensor}, Tensor, bool)"/> of a function of two tensors.</summary>
    public static Tensor Checkpoint(Func<Tensor, Tensor, Tensor> function, Tensor first, Tensor second, bool preserveRngState = true)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Checkpoint(inputs => [function(inputs[0], inputs[1])], [first, second], preserveRngState)[0];
    }

    /// <summary><see cref="Checkpoint(Func{Tensor, Tensor}, Tensor, bool)"/> of a function of several tensors with several results.</summary>
    public static Tensor[] Checkpoint(Func<Tensor[], Tensor[]> function, Tensor[] inputs, bool preserveRngState = true)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        if (!IsGradEnabled) return function(inputs);
        using var hooks = new SavedTensorHooksGuard(new Checkpointed(function, [.. inputs], preserveRngState));
        return function([.. inputs]);
    }

    /// <summary>
    /// Runs functions in a row, cut into segments. All segments but the last are checkpointed: only what lies between them is kept.
    /// </summary>
    /// <param name="functions">The functions, the output of one being the input of the next.</param>
    /// <param name="segments">How many segments to make, at least 1.</param>
    /// <param name="input">The input of the first.</param>
    /// <param name="preserveRngState">Whether the second run draws the same random numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one segment, or more than there are functions.</exception>
    public static Tensor CheckpointSequential(
        IReadOnlyList<Func<Tensor, Tensor>> functions, int segments, Tensor input, bool preserveRngState = true)
    {
        ArgumentNullException.ThrowIfNull(functions);
        ArgumentOutOfRangeException.ThrowIfLessThan(segments, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(segments, Math.Max(1, functions.Count));
        var size = functions.Count / segments;
        for (var segment = 0; segment < segments - 1; segment++)
        {
            var start = segment * size;
            input = Checkpoint(x => Row(functions, start, start + size, x), input, preserveRngState);
        }
        return Row(functions, size * (segments - 1), functions.Count, input);
    }

    private static Tensor Row(IReadOnlyList<Func<Tensor, Tensor>> functions, int start, int end, Tensor x)
    {
        for (var i = start; i < end; i++) x = functions[i](x);
        return x;
    }
}
