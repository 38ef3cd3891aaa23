namespace Kasane;

/// <summary>A checkpoint file is damaged, of an unknown format, or holds what a tensor file must not hold.</summary>
public sealed class CheckpointFormatException : KasaneException
{
    /// <summary>An exception with a default message.</summary>
    public CheckpointFormatException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public CheckpointFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public CheckpointFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
