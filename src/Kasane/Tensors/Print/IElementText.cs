namespace Kasane.Internal;

/// <summary>The printed elements as text of one width.</summary>
internal interface IElementText
{
    /// <summary>The characters to reserve per element.</summary>
    int Width { get; }

    /// <summary>One of the printed elements, in row-major order.</summary>
    string this[long i] { get; }
}
