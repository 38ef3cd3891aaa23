namespace Kasane.Internal;

/// <content>
/// Recurrent cells: operands are contiguous, of shape (rows, units) or (rows, k * units) for k values per unit, and of one floating-point
/// dtype. An operand may be the memory of a result of the same shape.
/// </content>
internal abstract partial class Backend
{
    /// <summary>
    /// One step of a cell for every row and unit. <paramref name="hidden"/> is given if the cell splits its gates,
    /// <paramref name="output"/> if it has a memory, <paramref name="kept"/> if it keeps anything.
    /// </summary>
    public abstract void Cell<TCell>(in Block input, Block? hidden, in Block memory, Block? kept, in Block next, Block? output)
        where TCell : struct, IRecurrentCell;

    /// <summary>
    /// The derivative of <see cref="Cell"/>. The output's gradient is <paramref name="gradient"/> plus <paramref name="carried"/>, the next
    /// memory's is <paramref name="later"/>; written are those of the projections (<paramref name="hidden"/> only if the cell splits its
    /// gates) and of the last memory, <paramref name="earlier"/>.
    /// </summary>
    public abstract void CellGradient<TCell>(
        Block? kept, in Block memory, in Block next, in Block gradient, Block? carried, in Block later,
        in Block input, Block? hidden, in Block earlier)
        where TCell : struct, IRecurrentCell;
}
