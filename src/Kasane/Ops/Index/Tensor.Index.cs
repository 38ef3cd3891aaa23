namespace Kasane;

public partial class Tensor
{
    /// <summary>
    /// A part of the tensor, by NumPy's rules. Positions, ranges and new axes give a view; masks and tensors of positions a copy. Assigning
    /// writes in place what broadcasts to the part.
    /// </summary>
    /// <param name="first">The item for the first dimension.</param>
    /// <param name="rest">The items for the next ones; missing ones mean whole dimensions.</param>
    /// <exception cref="TensorIndexException">Too many items, a position out of range, shapes that do not fit.</exception>
    /// <exception cref="DeviceException">The result's shape depends on values, and there are none (<see cref="Device.Meta"/>).</exception>
    /// <exception cref="GradientException">Assigning: the tape forbids changing the tensor in place.</exception>
    [System.Runtime.CompilerServices.IndexerName("Part")]
    public Tensor this[TensorIndex first, params ReadOnlySpan<TensorIndex> rest]
    {
        get => Internal.IndexPlan.Of(this, [first, .. rest]).Get(this);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Internal.IndexPlan.Of(this, [first, .. rest]).Set(this, value);
        }
    }
}
