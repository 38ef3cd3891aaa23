namespace Kasane.Logging;

/// <summary>What a training tells a logger.</summary>
public sealed record LoggingOptions
{
    private readonly int everySteps;

    /// <summary>Steps between two messages about the step's loss (level Debug); default 0: none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int EverySteps
    {
        get => everySteps;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            everySteps = value;
        }
    }
}
