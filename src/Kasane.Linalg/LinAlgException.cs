namespace Kasane;

/// <summary>A matrix does not have what was asked for: it is singular, not positive definite, or an iteration did not converge.</summary>
public sealed class LinAlgException : KasaneException
{
    /// <summary>An exception with a default message.</summary>
    public LinAlgException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public LinAlgException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public LinAlgException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
