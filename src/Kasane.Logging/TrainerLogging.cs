using Microsoft.Extensions.Logging;

namespace Kasane.Logging;

/// <summary>Connects a <see cref="Trainer"/> with a logger.</summary>
public static class TrainerLogging
{
    /// <summary>The options with a callback more, which tells a logger about start, epochs, checkpoints and the end.</summary>
    /// <param name="options">The training's options.</param>
    /// <param name="logger">Gets the messages; each has an event id of its own and named values.</param>
    /// <param name="logging">How much is told.</param>
    public static TrainerOptions<TBatch> LogTo<TBatch>(this TrainerOptions<TBatch> options, ILogger logger, LoggingOptions? logging = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Callbacks = [.. options.Callbacks, new LoggerCallback(logger, logging)] };
    }
}
