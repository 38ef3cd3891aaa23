using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Kasane.Conformance.Golden;

/// <summary>Plain data of a tensor, row-major: the form in which expected and actual values meet.</summary>
sealed class RawTensor
{
    public RawTensor(DType dtype, long[] shape, ReadOnlyMemory<byte> data)
    {
        DType = dtype;
        Shape = shape;
        Data = data;
        Count = 1;
        foreach (var size in shape) Count = checked(Count * size);
        if (data.Length != Count * SizeOf(dtype))
            throw new InvalidDataException($"A {Describe(dtype, shape)} tensor cannot have {data.Length} bytes.");
    }

    public DType DType { get; }

    public long[] Shape { get; }

    public ReadOnlyMemory<byte> Data { get; }

    public long Count { get; }

    public bool IsExact => DType is DType.Int64 or DType.Int32 or DType.Int16 or DType.Int8 or DType.UInt8 or DType.Bool;

    /// <summary>The same bytes with the trailing dimension of 2 read as real and imaginary part.</summary>
    public RawTensor AsComplex() =>
        DType == DType.Float32 && Shape is [.., 2]
            ? new(DType.Complex64, Shape[..^1], Data)
            : throw new InvalidDataException($"{this} has no trailing dimension of real and imaginary parts.");

    public Complex ComplexAt(long index) =>
        DType == DType.Complex64 ? new Complex(Float(index * 2), Float((index * 2) + 1)) : RealAt(index);

    public double RealAt(long index) => DType switch
    {
        DType.Float32 => Float(index),
        DType.Float64 => BinaryPrimitives.ReadDoubleLittleEndian(At(index, 8)),
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
        return new(DType, Shape[1..], Data.Slice(checked((int)index * bytes), bytes));
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

    private ReadOnlySpan<byte> At(long index, int size) => Data.Span.Slice(checked((int)(index * size)), size);
}
