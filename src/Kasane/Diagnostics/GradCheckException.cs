namespace Kasane;

/// <summary>A gradient differs from finite differences; see <c>Autograd.GradCheck</c>.</summary>
public sealed class GradCheckException : KasaneException
{
    /// <summary>An exception with a default message.</summary>
    public GradCheckException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public GradCheckException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public GradCheckException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Which output of the function is concerned.</summary>
    public int OutputIndex { get; init; }

    /// <summary>Which element of the output, counted in row-major order.</summary>
    public long OutputElement { get; init; }

    /// <summary>Which input is concerned.</summary>
    public int InputIndex { get; init; }

    /// <summary>Which element of the input, counted in row-major order.</summary>
    public long InputElement { get; init; }

    /// <summary>The derivative by finite differences.</summary>
    public System.Numerics.Complex Numerical { get; init; }

    /// <summary>The derivative by the tape.</summary>
    public System.Numerics.Complex Analytical { get; init; }
}
