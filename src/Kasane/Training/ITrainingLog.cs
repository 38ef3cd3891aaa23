namespace Kasane;

/// <summary>
/// Where a <see cref="Trainer"/> writes what happens, in the form of Microsoft.Extensions.Logging: an adapter is one line,
/// <c>logger.Log((LogLevel)level, template, args)</c>.
/// </summary>
public interface ITrainingLog
{
    /// <summary>Takes a message.</summary>
    /// <param name="level">How important it is.</param>
    /// <param name="template">The text with named places, e.g. <c>Epoch {Epoch}: loss {Loss}</c>.</param>
    /// <param name="args">What belongs there, in order.</param>
    void Log(TrainingLogLevel level, string template, params object?[] args);
}
