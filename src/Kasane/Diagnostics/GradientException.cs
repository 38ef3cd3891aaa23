namespace Kasane;

/// <summary>A gradient cannot be computed: nothing to differentiate, a graph already freed, a value changed in place.</summary>
public sealed class GradientException : KasaneException
{
    /// <summary>An exception with a default message.</summary>
    public GradientException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public GradientException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public GradientException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
