namespace Kasane;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are over.</summary>
    Completed,

    /// <summary>The most steps allowed were taken.</summary>
    MaxSteps,

    /// <summary>A callback asked for it, such as <see cref="EarlyStopping"/>.</summary>
    Callback,

    /// <summary>The token, Ctrl-C or SIGTERM asked for it.</summary>
    Canceled,
}
