namespace Kasane;

/// <summary>An index or a dimension lies outside a tensor. PyTorch's IndexError.</summary>
public sealed class TensorIndexException : KasaneException
{
    /// <summary>An exception with a default message.</summary>
    public TensorIndexException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public TensorIndexException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public TensorIndexException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
