using System.Runtime.InteropServices;

namespace Kasane;

public partial class Tensor
{
    /// <summary>The only element, converted to <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">float, double, Half, BFloat16, long, int, short, sbyte, byte, bool or Complex64.</typeparam>
    /// <exception cref="ShapeException">There is not exactly one element.</exception>
    public unsafe T Item<T>()
        where T : unmanaged
    {
        if (ElementCount != 1)
            throw new ShapeException(
                $"Item expects a tensor with one element, but this one has shape {Shape}. "
                + "Reduce it first (x.Sum()), or use x.ToArray<T>().")
            {
                Operation = "Item",
                Shapes = [Shape],
            };
        ulong element;
        Backend.Download(Block, new Span<byte>(&element, DType.ItemSize));
        T value;
        Internal.Conversion.Run((byte*)&element, DType, (byte*)&value, DType.Of<T>(), 1);
        return value;
    }

    /// <summary>The only element as a number: bool, integer, floating point or complex after the dtype.</summary>
    /// <exception cref="ShapeException">There is not exactly one element.</exception>
    public Scalar Item() => DType switch
    {
        DType.Bool => Item<bool>(),
        DType.Complex64 => Item<Complex64>(),
        _ when DType.IsFloatingPoint => Item<double>(),
        _ => Item<long>(),
    };

    /// <summary>All elements in row-major order, converted to <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">float, double, Half, BFloat16, long, int, short, sbyte, byte, bool or Complex64.</typeparam>
    public unsafe T[] ToArray<T>()
        where T : unmanaged
    {
        var source = Internal.RawCopy.Contiguous(this);
        var result = new T[ElementCount];
        var dtype = DType.Of<T>();
        if (dtype == DType)
        {
            Backend.Download(source.Block, MemoryMarshal.AsBytes(result.AsSpan()));
            return result;
        }
        var raw = new byte[checked(ElementCount * DType.ItemSize)];
        Backend.Download(source.Block, raw);
        fixed (byte* from = raw)
        fixed (T* to = result)
            Internal.Conversion.Run(from, DType, (byte*)to, dtype, ElementCount);
        return result;
    }

    /// <summary>
    /// The elements of a contiguous CPU tensor, without copying (a large tensor moves into memory of the garbage collector at the first
    /// call). The span keeps the memory alive; writing through it is seen by the tensor and all its views, but not by the tape.
    /// </summary>
    /// <typeparam name="T">Exactly the element type.</typeparam>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the element type.</exception>
    /// <exception cref="KasaneException">Not contiguous, or not on the CPU.</exception>
    public unsafe Span<T> AsSpan<T>()
        where T : unmanaged
    {
        if (DType.Of<T>() != DType)
            throw new DTypeException(
                $"AsSpan<{typeof(T).Name}> expects a tensor of {DType.Of<T>()}, but this one is {DType}. "
                + $"Use x.ToArray<{typeof(T).Name}>() to convert.");
        if (Device != Device.Cpu) throw new DeviceException($"AsSpan expects a tensor on the CPU, but this one is on {Device}. Move it first: x.To(Device.Cpu).");
        if (!IsContiguous) throw new KasaneException($"AsSpan expects a contiguous tensor, but this one has strides {Strides}. Use x.Contiguous().");
        Storage.Escape();
        return Internal.RawCopy.Span<T>(this);
    }
}
