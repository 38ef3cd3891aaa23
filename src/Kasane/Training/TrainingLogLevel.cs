namespace Kasane;

/// <summary>How important a message is; the numbers are those of Microsoft.Extensions.Logging.</summary>
public enum TrainingLogLevel
{
    /// <summary>For those who look for a fault.</summary>
    Debug = 1,

    /// <summary>What goes on.</summary>
    Information = 2,

    /// <summary>Something unusual.</summary>
    Warning = 3,

    /// <summary>Something failed.</summary>
    Error = 4,
}
