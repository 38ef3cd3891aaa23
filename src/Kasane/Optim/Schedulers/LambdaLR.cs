namespace Kasane;

/// <summary>The rate of the beginning times a function of the epoch.</summary>
public sealed class LambdaLR : EpochScheduler
{
    private readonly Func<int, double>[] functions;

    /// <summary>One function for all groups.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="lrLambda">The factor at an epoch.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    public LambdaLR(Optimizer optimizer, Func<int, double> lrLambda, int lastEpoch = -1, bool verbose = false)
        : base(optimizer)
    {
        functions = EpochFunctions.For(optimizer, lrLambda);
        Start(lastEpoch, verbose);
    }

    /// <summary>A function for each group.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="lrLambda">The factors at an epoch.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    /// <exception cref="ArgumentException">There is not one function for each group.</exception>
    public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lrLambda, int lastEpoch = -1, bool verbose = false)
        : base(optimizer)
    {
        functions = EpochFunctions.For(optimizer, lrLambda);
        Start(lastEpoch, verbose);
    }

    private protected override IEnumerable<StateEntry> OwnEntries => [EpochFunctions.Entry(functions)];

    private protected override double[] Next(double[] rates, double epoch, long step)
    {
        var whole = EpochFunctions.Whole(epoch);
        return [.. BaseRates.Zip(functions, (rate, function) => rate * function(whole))];
    }
}
