using System.Buffers.Binary;
using System.Text;
using Kasane.Internal;

namespace Kasane.Tests;

public sealed class SafetensorsHeaderTests
{
    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} x""", "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}{}""", "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}""", "JSON")]
    [InlineData("""{"a\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "JSON")]
    [InlineData("""["a"]""", "'{'")]
    [InlineData("""{"a":3}""", "'a' in its header is no object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "lacks its data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", "lacks its shape")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,4]}}""", "lacks its dtype")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "dtype twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"data_offsets":[0,4]}}""", "data_offsets twice")]
    [InlineData("""{"a":{"dtype":"U16","shape":[2],"data_offsets":[0,4]}}""", "BF16")]
    [InlineData("""{"a":{"dtype":null,"shape":[2],"data_offsets":[0,4]}}""", "no text")]
    [InlineData("""{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""", "no list")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-0],"data_offsets":[0,4]}}""", "0 or more")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}""", "0 or more")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}""", "0 or more")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}""", "0 or more")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,0,4611686018427387904],"data_offsets":[0,4]}}""", "2^63")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"__metadata__":null}""", "no object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"__metadata__":{"k":1}}""", "no text")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"__metadata__":{"k":"1","k":"1"}}""", "twice")]
    [InlineData("""{"__metadata__":{},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"__metadata__":{}}""", "twice")]
    public void A_broken_rule_is_named(string header, string part)
    {
        var error = Assert.Throws<CheckpointFormatException>(() => Open(Encoding.UTF8.GetBytes(header), 4));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("here is no valid safetensors file: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_utf8_is_rejected()
    {
        var header = Encoding.UTF8.GetBytes("""{"a?":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""");
        header[3] = 0xFF;
        Assert.Contains("UTF-8", Assert.Throws<CheckpointFormatException>(() => Open(header, 4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_fields_and_white_space_at_the_end_are_skipped()
    {
        using var file = Open("""{"a":{"dtype":"F32","note":{"x":[1,{}]},"shape":[1],"data_offsets":[0,4]}}"""u8.ToArray(), 4, "  \n ");
        Assert.Equal(["a"], file.Entries.Keys);
    }

    [Fact]
    public void Long_names_are_cut_in_messages()
    {
        var name = new string('n', 5000);
        var error = Assert.Throws<CheckpointFormatException>(() => Open(Encoding.UTF8.GetBytes($$"""{"{{name}}":3}"""), 4));
        Assert.InRange(error.Message.Length, 50, 300);
    }

    [Fact]
    public void A_header_is_not_believed_about_its_own_length()
    {
        var bytes = new byte[64];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, 90_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<CheckpointFormatException>(() => SafetensorsFile.Open(new MemoryStream(bytes), "here"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static SafetensorsFile Open(byte[] header, int dataLength, string trailing = "")
    {
        byte[] json = [.. header, .. Encoding.UTF8.GetBytes(trailing)];
        var bytes = new byte[8 + json.Length + dataLength];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        return SafetensorsFile.Open(new MemoryStream(bytes), "here");
    }
}
