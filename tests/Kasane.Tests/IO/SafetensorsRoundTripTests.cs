using System.Runtime.InteropServices;
using System.Text;
using Kasane.Internal;

namespace Kasane.Tests;

public sealed class SafetensorsRoundTripTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(1);
        var items = new List<SafetensorsItem>();
        foreach (var dtype in Enum.GetValues<DType>())
            items.AddRange([Item($"{dtype}.x", dtype, [3, (int)dtype, 2]), Item($"{dtype}.y", dtype, [])]);
        items.Add(Item("", DType.Float32, [5]));
        items.Add(Item("quote\" back\\slash\n \u4e2d\u6587 \U0001F600", DType.Int8, [5]));
        var metadata = new Dictionary<string, string> { ["format"] = "pt", ["\u00e9\""] = "\t\U0001F600" };

        SafetensorsWriter.Write(folder.File("a"), items, metadata);
        using var file = SafetensorsFile.Open(folder.File("a"));
        Assert.Equal(metadata.OrderBy(x => x.Key), file.Metadata.OrderBy(x => x.Key));
        Assert.Equal(items.Count, file.Entries.Count);
        foreach (var item in items)
        {
            var entry = file.Entries[item.Name];
            Assert.Equal((item.DType, item.Name), (entry.DType, entry.Name));
            Assert.Equal(item.Shape, entry.Shape);
            var (got, want) = (new byte[entry.ByteCount], new byte[entry.ByteCount]);
            file.Read(entry, got);
            item.Read(0, want);
            Assert.Equal(want, got);
        }

        SafetensorsItem Item(string name, DType dtype, long[] shape)
        {
            var bytes = new byte[shape.Aggregate(1L, (n, size) => n * size) * dtype.ItemSize];
            random.NextBytes(bytes);
            if (dtype == DType.Bool) foreach (ref var value in bytes.AsSpan()) value &= 1;
            return SafetensorsItem.FromBytes(name, dtype, shape, bytes);
        }
    }

    [Fact]
    public void The_same_tensors_give_the_bytes_of_the_reference_implementation()
    {
        SafetensorsItem[] items =
        [
            SafetensorsItem.FromBytes("b", DType.Float32, [2], new byte[8]), SafetensorsItem.FromBytes("z", DType.Int64, [1], new byte[8]),
            SafetensorsItem.FromBytes("a", DType.UInt8, [3], new byte[3]), SafetensorsItem.FromBytes("B", DType.Float32, [], new byte[4]),
        ];
        const string Header = """{"__metadata__":{"a":"2","b":"1"},"z":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}"""
            + ""","B":{"dtype":"F32","shape":[],"data_offsets":[8,12]},"b":{"dtype":"F32","shape":[2],"data_offsets":[12,20]}"""
            + ""","a":{"dtype":"U8","shape":[3],"data_offsets":[20,23]}}""";
        var want = Write(items, new() { ["b"] = "1", ["a"] = "2" });
        Assert.Equal(want, Write(items.Reverse(), new() { ["a"] = "2", ["b"] = "1" }));
        Assert.Equal(0, BitConverter.ToInt64(want) % 8);
        Assert.Equal(8 + BitConverter.ToInt64(want) + 23, want.Length);
        Assert.Equal(Header, Encoding.UTF8.GetString(want, 8, (int)BitConverter.ToInt64(want)).TrimEnd(' '));
    }

    [Theory]
    [InlineData("safetensors-no-tensors.safetensors")]
    [InlineData("safetensors-metadata-only.safetensors")]
    [InlineData("safetensors-simple.safetensors.expected.safetensors")]
    [InlineData("safetensors-special-values.safetensors.expected.safetensors")]
    public void Files_of_the_reference_implementation_are_reproduced(string name)
    {
        var path = ConformanceFolder.File("checkpoints", name);
        using var file = SafetensorsFile.Open(path);
        var items = file.Entries.Values.Select(
            x => new SafetensorsItem(x.Name, x.DType, x.Shape, (offset, part) => file.Read(x, part, offset)));
        Assert.Equal(File.ReadAllBytes(path), Write(items, new(file.Metadata)));
    }

    [Fact]
    public void Large_tensors_are_written_and_read_in_parts()
    {
        const int Count = 3_000_001;
        var values = new byte[Count];
        new Random(2).NextBytes(values);
        var largest = 0;
        var item = new SafetensorsItem("x", DType.UInt8, [Count], (offset, part) =>
        {
            largest = Math.Max(largest, part.Length);
            values.AsSpan((int)offset, part.Length).CopyTo(part);
        });
        using var file = SafetensorsFile.Open(new MemoryStream(Write([item], [])), "here");
        Assert.InRange(largest, 1, 1 << 20);
        Assert.Equal(values, file.Read<byte>(file.Entries["x"]));
        var middle = new byte[10];
        file.Read(file.Entries["x"], middle, 1_500_000);
        Assert.Equal(values[1_500_000..1_500_010], middle);
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(file.Entries["x"], middle, Count - 9));
        Assert.Throws<DTypeException>(() => file.Read<float>(file.Entries["x"]));
    }

    [Fact]
    public void Bools_hold_only_0_and_1()
    {
        var bytes = Write([SafetensorsItem.FromBytes("x", DType.Bool, [4], [0, 1, 2, 255])], []);
        using var file = SafetensorsFile.Open(new MemoryStream(bytes), "here");
        Assert.Equal([false, true, true, true], file.Read<bool>(file.Entries["x"]));
        Assert.Equal([0, 1, 1, 1], MemoryMarshal.AsBytes(file.Read<bool>(file.Entries["x"]).AsSpan()).ToArray());
    }

    [Fact]
    public void Impossible_tensors_are_not_written()
    {
        var item = SafetensorsItem.FromBytes("x", DType.Float32, [1], new byte[4]);
        Assert.Throws<ArgumentException>(() => Write([item, item], []));
        Assert.Throws<ArgumentException>(() => Write([item with { Name = "__metadata__" }], []));
        Assert.Throws<ArgumentException>(() => Write([item with { Name = "\ud800" }], []));
        Assert.Throws<ArgumentException>(() => Write([item with { Shape = [-1] }], []));
        Assert.Throws<ArgumentException>(() => Write([item with { Shape = [long.MaxValue] }], []));
    }

    private static byte[] Write(IEnumerable<SafetensorsItem> items, Dictionary<string, string> metadata)
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, items, metadata);
        return stream.ToArray();
    }
}
