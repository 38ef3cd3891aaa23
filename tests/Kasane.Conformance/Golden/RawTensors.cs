using System.Runtime.InteropServices;

namespace Kasane.Conformance.Golden;

/// <summary>Makes plain tensor data.</summary>
static class RawTensors
{
    public static RawTensor Of<T>(DType dtype, long[] shape, params T[] values)
        where T : unmanaged => new(dtype, shape, MemoryMarshal.AsBytes<T>(values).ToArray());

    public static RawTensor Full(DType dtype, long[] shape, double value)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return dtype switch
        {
            DType.Float32 => Fill(dtype, shape, count, (float)value),
            DType.Float64 => Fill(dtype, shape, count, value),
            DType.Float16 => Fill(dtype, shape, count, (Half)value),
            DType.Int64 => Fill(dtype, shape, count, (long)value),
            DType.Int32 => Fill(dtype, shape, count, (int)value),
            DType.Int16 => Fill(dtype, shape, count, (short)value),
            DType.Int8 => Fill(dtype, shape, count, (sbyte)value),
            DType.UInt8 => Fill(dtype, shape, count, (byte)value),
            DType.Bool => Fill(dtype, shape, count, value != 0),
            _ => throw new NotSupportedException($"No filled {dtype} tensor is needed."),
        };
    }

    /// <summary>The elements that a strided view of 1-D data has, row-major.</summary>
    public static RawTensor Gather(RawTensor storage, long[] sizes, long[] strides, long offset)
    {
        var item = RawTensor.SizeOf(storage.DType);
        var count = sizes.Aggregate(1L, (product, size) => product * size);
        var bytes = new byte[count * item];
        for (long i = 0; i < count; i++)
        {
            var (rest, place) = (i, offset);
            for (var d = sizes.Length - 1; d >= 0; d--)
            {
                (rest, var index) = Math.DivRem(rest, sizes[d]);
                place += index * strides[d];
            }
            storage.Data.Slice(checked((int)place) * item, item).CopyTo(bytes.AsMemory(checked((int)i) * item));
        }
        return new(storage.DType, sizes, bytes);
    }

    private static RawTensor Fill<T>(DType dtype, long[] shape, long count, T value)
        where T : unmanaged
    {
        var values = new T[count];
        Array.Fill(values, value);
        return Of(dtype, shape, values);
    }
}
