namespace Kasane;

/// <summary>An operation does not support a dtype, or dtypes do not fit each other.</summary>
public sealed class DTypeException : KasaneException
{
    /// <summary>An exception with a default message.</summary>
    public DTypeException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public DTypeException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public DTypeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
