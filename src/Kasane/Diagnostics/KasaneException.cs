namespace Kasane;

/// <summary>
/// The base of what Kasane throws when tensors do not fit together. Plain bad arguments (a probability of 2, a negative size) throw the
/// <see cref="ArgumentException"/> family instead. Every message says what was given, what was expected and what to do.
/// </summary>
public class KasaneException : Exception
{
    /// <summary>An exception with a default message.</summary>
    public KasaneException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public KasaneException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public KasaneException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The operation that refused, e.g. <c>MatMul</c>; null where none is concerned.</summary>
    public string? Operation { get; init; }

    /// <summary>The shapes that were given.</summary>
    public IReadOnlyList<Shape> Shapes { get; init; } = [];

    /// <summary>Where in a module tree it happened, e.g. <c>generator.model.3</c>; null outside modules.</summary>
    public string? ModulePath { get; internal set; }

    /// <inheritdoc/>
    public override string Message => ModulePath is null ? base.Message : $"{base.Message} (in module {ModulePath})";
}
