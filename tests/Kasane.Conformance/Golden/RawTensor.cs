using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Kasane.Conformance.Golden;

/// <summary>Plain data of a tensor, row-major: the form in which expected and actual values meet.</summary>
sealed class RawTensor
{
    // Complex numbers of two doubles: expected values that PyTorch computed as complex128, which the library rounds to Complex64.
    private readonly bool wide;

    public RawTensor(DType dtype, long[] shape, ReadOnlyMemory<byte> data)
        : this(dtype, shape, data, false)
    {
    }

    private RawTensor(DType dtype, long[] shape, ReadOnlyMemory<byte> data, bool wide)
    {
        DType = dtype;
        this.wide = wide;
        Shape = shape;
        Data = data;
        Count = 1;
        foreach (var size in shape) Count = checked(Count * size);
        if (data.Length != Count * SizeOf(dtype) * (wide ? 2 : 1))
            throw new InvalidDataException($"A {Describe(dtype, shape)} tensor cannot have {data.Length} bytes.");
    }

    public DType DType { get; }

    public long[] Shape { get; }

    public ReadOnlyMemory<byte> Data { get; }

    public long Count { get; }

    public bool IsExact => DType is DType.Int64 or DType.Int32 or DType.Int16 or DType.Int8 or DType.UInt8 or DType.Bool;

    /// <summary>The same bytes with the trailing dimension of 2 read as real and imaginary part. Doubles are kept as they are for the
    /// comparison.</summary>
    public RawTensor AsComplex() =>
        DType is DType.Float32 or DType.Float64 && Shape is [.., 2]
            ? new(DType.Complex64, Shape[..^1], Data, DType == DType.Float64)
            : throw new InvalidDataException($"{this} has no trailing dimension of real and imaginary parts.");

    public Complex ComplexAt(long index) =>
        DType != DType.Complex64 ? RealAt(index)
        : wide ? new Complex(Double(index * 2), Double((index * 2) + 1))
        : new Complex(Float(index * 2), Float((index * 2) + 1));

    /// <summary>The bytes as Complex64 has them.</summary>
    public ReadOnlyMemory<byte> NarrowData()
    {
        if (!wide) return Data;
        var parts = new byte[Data.Length / 2];
        for (long i = 0; i < Count * 2; i++) BinaryPrimitives.WriteSingleLittleEndian(parts.AsSpan(checked((int)i * 4)), (float)Double(i));
        return parts;
    }

    public double RealAt(long index) => DType switch
    {
        DType.Float32 => Float(index),
        DType.Float64 => Double(index),
        DType.Float16 => (double)BinaryPrimitives.ReadHalfLittleEndian(At(index, 2)),
        DType.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(At(index, 2)) << 16),
        DType.Complex64 => throw new InvalidOperationException("A complex number is not real."),
        _ => IntegerAt(index),
    };

    public long IntegerAt(long index) => DType switch
    {
        DType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(At(index, 8)),
        DType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(At(index, 4)),
        DType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(At(index, 2)),
        DType.Int8 => (sbyte)At(index, 1)[0],
        DType.UInt8 or DType.Bool => At(index, 1)[0],
        _ => throw new InvalidOperationException($"{DType} is no integer type."),
    };

    /// <summary>Part of the tensor along its first dimension: <c>x[index]</c>.</summary>
    public RawTensor Row(long index)
    {
        var bytes = Data.Length / checked((int)Shape[0]);
        return new(DType, Shape[1..], Data.Slice(checked((int)index * bytes), bytes), wide);
    }

    public string TextAt(long index) => DType == DType.Complex64
        ? ComplexAt(index).ToString("R", CultureInfo.InvariantCulture)
        : IsExact ? IntegerAt(index).ToString(CultureInfo.InvariantCulture) : RealAt(index).ToString("R", CultureInfo.InvariantCulture);

    public override string ToString() => Describe(DType, Shape);

    public static string Describe(DType dtype, IEnumerable<long> shape) => $"{dtype}({string.Join(", ", shape)})";

    public static int SizeOf(DType dtype) => dtype switch
    {
        DType.Float64 or DType.Int64 or DType.Complex64 => 8,
        DType.Float32 or DType.Int32 => 4,
        DType.Float16 or DType.BFloat16 or DType.Int16 => 2,
        _ => 1,
    };

    private float Float(long index) => BinaryPrimitives.ReadSingleLittleEndian(At(index, 4));

    private double Double(long index) => BinaryPrimitives.ReadDoubleLittleEndian(At(index, 8));

    private ReadOnlySpan<byte> At(long index, int size) => Data.Span.Slice(checked((int)(index * size)), size);
}
