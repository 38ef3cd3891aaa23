namespace Kasane;

/// <summary>Two tensors as the input of one module.</summary>
/// <param name="First">The first.</param>
/// <param name="Second">The second.</param>
public readonly record struct TensorPair(Tensor First, Tensor Second);
