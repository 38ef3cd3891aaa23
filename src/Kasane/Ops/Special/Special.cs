namespace Kasane;

/// <summary>Special functions, under PyTorch's names in <c>torch.special</c>. Integers become Float32.</summary>
public static partial class Special
{
}
