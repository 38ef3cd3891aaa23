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

    /// <summary>Keys that the module has and the state dict lacks.</summary>
    public IReadOnlyList<string> MissingKeys { get; init; } = [];

    /// <summary>Keys that the state dict has and the module lacks.</summary>
    public IReadOnlyList<string> UnexpectedKeys { get; init; } = [];

    /// <summary>Tensors whose shapes differ.</summary>
    public IReadOnlyList<ShapeMismatch> ShapeMismatches { get; init; } = [];
}
