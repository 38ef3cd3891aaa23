namespace Kasane.Internal;

/// <summary>A function of the epoch for every parameter group.</summary>
internal static class EpochFunctions
{
    /// <exception cref="ArgumentException">There is not one for each group.</exception>
    public static Func<int, double>[] For(Optimizer optimizer, IEnumerable<Func<int, double>> functions)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(functions);
        Func<int, double>[] all = [.. functions];
        if (all.Length != optimizer.Groups.Count)
            throw new ArgumentException(
                $"There are {all.Length} functions of the epoch, expected one for each of {optimizer.Groups.Count} groups.",
                nameof(functions));
        return all;
    }

    public static Func<int, double>[] For(Optimizer optimizer, Func<int, double> function)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(function);
        return [.. optimizer.Groups.Select(_ => function)];
    }

    /// <exception cref="ArgumentException">The epoch is fractional.</exception>
    public static int Whole(double epoch) => epoch == Math.Floor(epoch) ? (int)epoch
        : throw new ArgumentException($"The functions of the epoch take integers, but the epoch is {epoch}.", nameof(epoch));

    // PyTorch stores None for plain functions: they are no state.
    public static StateEntry Entry(Func<int, double>[] functions) => StateEntry.Fixed("lr_lambdas", new object?[functions.Length]);
}
