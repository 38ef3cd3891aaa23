namespace Kasane.Internal;

/// <summary>An index tensor, or a mask turned into positions, and the dimensions it replaces.</summary>
/// <param name="Dims">The dimensions, after positions and ranges were applied.</param>
/// <param name="Positions">Integers, perhaps negative.</param>
/// <param name="Mask">The mask that the positions come from.</param>
internal readonly record struct IndexItem(MergedDims Dims, Tensor Positions, Tensor? Mask);
