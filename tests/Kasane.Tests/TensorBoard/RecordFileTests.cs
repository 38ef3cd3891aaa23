using System.Text;
using Kasane.TensorBoard;

namespace Kasane.Tests.TensorBoard;

public sealed class RecordFileTests
{
    // RFC 3720, appendix B.4, and the usual check value.
    [Fact]
    public void The_checksum_is_that_of_the_standard()
    {
        Assert.Equal(0x8A9136AAu, RecordFile.Crc32C(new byte[32]));
        Assert.Equal(0x62A8AB43u, RecordFile.Crc32C(Enumerable.Repeat((byte)0xFF, 32).ToArray()));
        Assert.Equal(0x46DD794Eu, RecordFile.Crc32C(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()));
        Assert.Equal(0x113FDB5Cu, RecordFile.Crc32C(Enumerable.Range(0, 32).Select(i => (byte)(31 - i)).ToArray()));
        Assert.Equal(0xE3069283u, RecordFile.Crc32C("123456789"u8));
        Assert.Equal(0u, RecordFile.Crc32C([]));
    }

    [Fact]
    public void A_mask_can_be_taken_off()
    {
        var crc = RecordFile.Crc32C("123456789"u8);
        var rotated = RecordFile.Mask(crc) - 0xA282EAD8;
        Assert.Equal(crc, (rotated >> 17) | (rotated << 15));
    }

    [Fact]
    public void A_record_is_framed()
    {
        var stream = new MemoryStream();
        RecordFile.Append(stream, Encoding.ASCII.GetBytes("abc"));
        var bytes = stream.ToArray();
        Assert.Equal(8 + 4 + 3 + 4, bytes.Length);
        Assert.Equal(3, BitConverter.ToInt64(bytes));
        Assert.Equal(RecordFile.Mask(RecordFile.Crc32C(bytes.AsSpan(0, 8))), BitConverter.ToUInt32(bytes, 8));
        Assert.Equal("abc", Encoding.ASCII.GetString(bytes, 12, 3));
        Assert.Equal(RecordFile.Mask(RecordFile.Crc32C("abc"u8)), BitConverter.ToUInt32(bytes, 15));
    }
}
