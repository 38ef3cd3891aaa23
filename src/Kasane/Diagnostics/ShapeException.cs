namespace Kasane;

/// <summary>Shapes do not fit an operation or each other.</summary>
public sealed class ShapeException : KasaneException
{
    /// <summary>An exception with a default message.</summary>
    public ShapeException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public ShapeException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public ShapeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
