using System.Buffers.Binary;

namespace Kasane.Tests;

public sealed class IdxFileTests
{
    [Theory]
    [InlineData("train-images-idx3-ubyte.gz", new long[] { 1500, 8, 8 })]
    [InlineData("train-labels-idx1-ubyte.gz", new long[] { 1500 })]
    [InlineData("t10k-images-idx3-ubyte.gz", new long[] { 297, 8, 8 })]
    [InlineData("t10k-labels-idx1-ubyte.gz", new long[] { 297 })]
    public void The_embedded_digits_are_read(string name, long[] shape)
    {
        using var stream = typeof(IdxFile).Assembly.GetManifestResourceStream("digits/" + name)!;
        var file = IdxFile.Read(stream, name);
        Assert.Equal(DType.UInt8, file.DType);
        Assert.Equal(shape, file.Shape.ToArray());
        var values = file.ToArray<byte>();
        Assert.Equal(file.Shape.ElementCount, values.Length);
        Assert.Equal(shape.Length == 1 ? 9 : 255, values.Max());
        Assert.Throws<DTypeException>(() => file.ToArray<float>());
    }

    [Fact]
    public void Every_element_type_is_read()
    {
        Check<byte>(0x08, [1, 200], 1, (b, x) => b[0] = x);
        Check<sbyte>(0x09, [1, -100], 1, (b, x) => b[0] = (byte)x);
        Check<short>(0x0B, [1, -30000], 2, (b, x) => BinaryPrimitives.WriteInt16BigEndian(b, x));
        Check<int>(0x0C, [1, -70000], 4, (b, x) => BinaryPrimitives.WriteInt32BigEndian(b, x));
        Check<float>(0x0D, [1.5f, -2e30f], 4, (b, x) => BinaryPrimitives.WriteSingleBigEndian(b, x));
        Check<double>(0x0E, [1.5, -2e300], 8, (b, x) => BinaryPrimitives.WriteDoubleBigEndian(b, x));

        static void Check<T>(byte code, T[] values, int size, Action<byte[], T> write) where T : unmanaged
        {
            var data = values.SelectMany(x =>
            {
                var bytes = new byte[size];
                write(bytes, x);
                return bytes;
            });
            byte[] plain = [0, 0, code, 2, 0, 0, 0, 2, 0, 0, 0, 1, .. data];
            foreach (var bytes in new[] { plain, FileFuzzTests.Gzip(plain) })
            {
                var file = IdxFile.Read(new MemoryStream(bytes));
                Assert.Equal([2, 1], file.Shape.ToArray());
                Assert.Equal(values, file.ToArray<T>());
            }
        }
    }

    [Fact]
    public void Every_truncation_is_rejected()
    {
        byte[] plain = [0, 0, 8, 2, 0, 0, 0, 3, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6];
        foreach (var whole in new[] { plain, FileFuzzTests.Gzip(plain) })
        {
            Assert.Equal([3, 2], IdxFile.Read(new MemoryStream(whole)).Shape.ToArray());
            for (var length = 0; length < whole.Length; length++)
                Assert.Throws<CheckpointFormatException>(() => IdxFile.Read(new MemoryStream(whole, 0, length)));
        }
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 0 }, "two zero bytes")]
    [InlineData(new byte[] { 0, 0, 7, 1, 0, 0, 0, 0 }, "0x07")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 1, 2, 3 }, "there are more")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 1 }, "need 2")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255, 1 }, "can be read")]
    [InlineData(new byte[] { 0, 0, 8, 1, 127, 0, 0, 0, 1 }, "ends after 1 bytes")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0 }, "within its header")]
    public void A_defect_is_named(byte[] bytes, string part)
    {
        foreach (var file in new[] { bytes, FileFuzzTests.Gzip(bytes) })
        {
            var message = Assert.Throws<CheckpointFormatException>(() => IdxFile.Read(new MemoryStream(file), "digits.gz")).Message;
            Assert.StartsWith("digits.gz is no valid IDX file: ", message, StringComparison.Ordinal);
            Assert.Contains(part, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Scalars_and_empty_arrays_are_arrays()
    {
        Assert.Equal([7], IdxFile.Read(new MemoryStream([0, 0, 8, 0, 7])).ToArray<byte>());
        Assert.Empty(IdxFile.Read(new MemoryStream([0, 0, 8, 2, 255, 255, 255, 255, 0, 0, 0, 0])).ToArray<byte>());
    }
}
