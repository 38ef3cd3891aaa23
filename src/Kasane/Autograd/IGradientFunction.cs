namespace Kasane;

/// <summary>The recorded operation that made a tensor: for printing, drawing and walking the tape.</summary>
public interface IGradientFunction
{
    /// <summary>The operation's name, e.g. <c>MatMul</c>.</summary>
    string Name { get; }

    /// <summary>Position on the tape: an operation comes after everything it depends on.</summary>
    long Sequence { get; }

    /// <summary>The operations that made the inputs, in order; null for an input that does not require grad.</summary>
    IEnumerable<IGradientFunction?> Next { get; }
}
