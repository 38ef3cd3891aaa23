namespace Kasane;

/// <summary>An item of a dataset could not be loaded, or the items of a batch do not fit together.</summary>
public sealed class DataException : KasaneException
{
    /// <summary>An exception with a default message.</summary>
    public DataException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public DataException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public DataException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The positions of the items that are concerned: one, or those of a batch.</summary>
    public IReadOnlyList<int> Indices { get; init; } = [];
}
