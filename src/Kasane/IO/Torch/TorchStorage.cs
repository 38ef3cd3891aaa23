namespace Kasane.Internal;

/// <summary>A storage of a PyTorch file: memory that several tensors may share.</summary>
/// <param name="dtype">The type of its elements.</param>
/// <param name="memory">Its bytes.</param>
/// <param name="start">Where it begins in them; views of old files begin inside.</param>
/// <param name="byteCount">How many bytes it has.</param>
internal sealed class TorchStorage(DType dtype, Tensor memory, long start, long byteCount)
{
    public DType DType => dtype;

    public long ByteCount => byteCount;

    public static TorchStorage Allocate(DType dtype, long byteCount) =>
        new(dtype, Kasane.Tensor.Allocate(Device.Cpu, Layout.Contiguous([byteCount]), DType.UInt8), 0, byteCount);

    public TorchStorage View(DType type, long offset, long count) => new(type, memory, start + offset, count);

    /// <summary>A tensor over this storage.</summary>
    public Tensor Tensor(DType type, long offset, Layout layout)
    {
        memory.Storage.AddOwner();
        return new(memory.Storage, (start / type.ItemSize) + offset, layout, type);
    }

    /// <summary>Fills the memory part by part.</summary>
    public unsafe void Fill(Action<nint, long> read)
    {
        if (byteCount == 0) return;
        fixed (byte* pin = memory.Block)
        {
            var address = memory.Block.Address(pin);
            read((nint)address, byteCount);
            if (dtype != DType.Bool) return;
            // A bool must not hold anything but 0 and 1.
            for (long i = 0; i < byteCount; i++) address[i] = address[i] == 0 ? (byte)0 : (byte)1;
        }
    }
}
