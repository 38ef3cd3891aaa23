namespace Kasane.Internal;

/// <summary>
/// The pointwise part of a recurrent cell for one unit: from the projections of input and hidden state (its gates) and the last memory to
/// the next memory and the output. Written once, as pointwise ops are. Where a cell has no memory of its own, the hidden state is its memory.
/// </summary>
internal interface IRecurrentCell
{
    static abstract string Name { get; }

    /// <summary>Columns per unit of either projection, 1 to 4; column g of unit j stands at g * units + j.</summary>
    static abstract int Gates { get; }

    /// <summary>Values per unit that are kept for the derivative, 0 to 4.</summary>
    static abstract int Kept { get; }

    /// <summary>Whether there is a memory beside the hidden state; otherwise output and next memory are the same.</summary>
    static abstract bool HasMemory { get; }

    /// <summary>
    /// Whether the two projections take part in different ways. Otherwise only their sum counts: it is given as the input's, and both have
    /// one gradient.
    /// </summary>
    static abstract bool SplitsGates { get; }

    static abstract void Forward<A, V>(
        in Quad<V> input, in Quad<V> hidden, V memory, out Quad<V> kept, out V next, out V output)
        where A : IAlgebra<A, V>;

    /// <summary>
    /// The gradients of both projections and of the last memory, given those of the output (<paramref name="gradient"/>) and of the next
    /// memory (<paramref name="later"/>).
    /// </summary>
    static abstract void Gradient<A, V>(
        in Quad<V> kept, V memory, V next, V gradient, V later, out Quad<V> input, out Quad<V> hidden, out V earlier)
        where A : IAlgebra<A, V>;
}
