namespace Kasane.Internal;

/// <summary>Stands for a buffer whose shape is not known yet, so that a state dict has its key and can fill it.</summary>
internal sealed class UninitializedBuffer : Tensor
{
    public UninitializedBuffer()
        : base(Backend.Of(Device.Meta).Allocate(0), 0, Layout.Contiguous([0]), DType.Float32)
    {
    }
}
