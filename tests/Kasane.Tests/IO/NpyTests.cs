using System.Text;
using Kasane.Internal;

namespace Kasane.Tests;

public sealed class NpyTests
{
    private const long AllocationLimit = 4_000_000;

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        using var folder = new TemporaryFolder();
        Npy.Save(folder.File("x"), Tensor.From<short>(1, 2, 3));
        var bytes = File.ReadAllBytes(folder.File("x"));
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0, 118, 0], bytes[..10]);
        Assert.Equal("{'descr': '<i2', 'fortran_order': False, 'shape': (3,), }".PadRight(117) + "\n", Encoding.ASCII.GetString(bytes, 10, 118));
        Assert.Equal([1, 0, 2, 0, 3, 0], bytes[128..]);
    }

    [Theory]
    [InlineData("{'descr': '>i2', 'fortran_order': True, 'shape': (2, 2)}", true)]
    [InlineData("{\"shape\": (2L, 2L,), 'fortran_order': False, 'descr': '<i2', }\n", true)]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}", false)]
    [InlineData("{'descr': [('a', '<i2')], 'fortran_order': False, 'shape': (4,)}", false)]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (5,)}", false)]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (9223372036854775807, 4)}", false)]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (-4,)}", false)]
    [InlineData("{'descr': '<i2', 'fortran_order': 1, 'shape': (4,)}", false)]
    [InlineData("{'descr': '<i2', 'fortran_order': False}", false)]
    [InlineData("{'descr': '', 'fortran_order': False, 'shape': (4,)}", false)]
    [InlineData("", false)]
    public void Headers_are_read_or_refused(string header, bool valid)
    {
        byte[] bytes = [0x93, .. "NUMPY"u8, 2, 0, (byte)header.Length, 0, 0, 0, .. Encoding.ASCII.GetBytes(header), 0, 1, 0, 2, 0, 3, 0, 4];
        using var file = RandomFile.Of(bytes, "here");
        if (valid) Assert.Equal([2, 2], NpyBytes.Read(file).Shape.ToArray());
        else Assert.Throws<CheckpointFormatException>(() => NpyBytes.Read(file));
    }

    [Fact]
    public void Fortran_order_and_big_endian_numbers_are_turned()
    {
        byte[] bytes = [0x93, .. "NUMPY"u8, 1, 0, 56, 0, .. "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 2)}"u8, 0, 1, 0, 2, 0, 3, 0, 4];
        using var file = RandomFile.Of(bytes, "here");
        Assert.Equal([1, 3, 2, 4], NpyBytes.Read(file).ToArray<short>());
    }

    [Fact]
    public void Damaged_files_load_or_are_rejected()
    {
        using var folder = new TemporaryFolder();
        Npy.Save(folder.File("x.npy"), Tensor.Ones([2, 3]));
        Npz.Save(folder.File("x.npz"), new StateDict { ["a"] = Tensor.Ones([2, 3]), ["b"] = Tensor.Scalar(1f) });
        foreach (var name in new[] { "x.npy", "x.npz" })
        {
            foreach (var bytes in Mutations.Of(File.ReadAllBytes(folder.File(name)), 1000, seed: 8))
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    using var file = RandomFile.Of(bytes, "fuzz");
                    if (name == "x.npy") NpyBytes.Read(file);
                    else NpzReader.Read(file);
                }
                catch (CheckpointFormatException)
                {
                    // Refused, as it should be.
                }
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationLimit);
            }
        }
    }

    [Fact]
    public void BFloat16_is_refused() => Assert.Throws<DTypeException>(() => Npy.Save("never", Tensor.Ones([2]).To(DType.BFloat16)));

    [Theory]
    [InlineData("x.safetensors")]
    [InlineData("x.pt")]
    [InlineData("x.npz")]
    public void State_dicts_come_back_in_any_format(string name)
    {
        using var folder = new TemporaryFolder();
        var (net, other) = (new Linear(3, 2), new Linear(3, 2));
        net.Save(folder.File(name));
        File.Move(folder.File(name), folder.File("unnamed"));
        Assert.True(other.Load(folder.File("unnamed")).IsComplete);
        foreach (var (key, tensor) in net.StateDict()) Assert.Equal(tensor.ToArray<float>(), other.StateDict()[key].ToArray<float>());
        Assert.Throws<ArgumentException>(() => net.Save(folder.File("x.txt")));
    }
}
