namespace Kasane;

/// <summary>A state dict does not fit a module or an optimizer.</summary>
public sealed class StateDictException : KasaneException
{
    /// <summary>An exception with a default message.</summary>
    public StateDictException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public StateDictException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public StateDictException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
