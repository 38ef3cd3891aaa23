using System.Runtime.CompilerServices;
using System.Text;

namespace Kasane.Tests;

/// <summary>Files in the address space, and tensors of more than 2 GiB.</summary>
public sealed class MappedFileTests
{
    private const long Huge = 620_000_001;

    [Theory]
    [InlineData("x.safetensors")]
    [InlineData("x.pt")]
    [InlineData("x.npz")]
    public void Mapped_tensors_are_those_that_are_read(string name)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(name);
        Checkpoint.Save(path, Content());
        var (read, mapped) = (Checkpoint.Load(path), Checkpoint.Load(path, mmap: true));
        var before = File.ReadAllBytes(path);
        Assert.Equal(read.Keys, mapped.Keys);
        foreach (var (key, tensor) in read)
        {
            Assert.Equal((tensor.DType, tensor.Shape), (mapped[key].DType, mapped[key].Shape));
            Assert.Equal(tensor.To(DType.Float64).ToArray<double>(), mapped[key].To(DType.Float64).ToArray<double>());
        }
        // Written pages are private, spans and views work as on any tensor, and the file may be replaced meanwhile.
        mapped["large"].MulInPlace(2);
        mapped["large"].AsSpan<float>()[0] = -5;
        Assert.Equal(before, File.ReadAllBytes(path));
        Checkpoint.Save(path, new Dictionary<string, Tensor> { ["other"] = Tensor.Ones(3) });
        Assert.Equal(-5, mapped["large"][0, 0].Item<float>());
        Assert.Equal((read["large"] * 2)[1..].ToArray<float>(), mapped["large"][1..].ToArray<float>());
        Assert.Equal(read["wide"].ToArray<double>(), mapped["wide"].ToArray<double>());
    }

    [Fact]
    public void Arrays_of_NumPy_are_mapped()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.npy");
        var x = Tensor.Arange(12_000f).Reshape(3, 4000).T;
        Npy.Save(path, x);
        var y = Npy.Load(path, mmap: true);
        Assert.Equal(x.Strides, y.Strides);
        Assert.Equal(x.ToArray<float>(), y.ToArray<float>());
        Assert.True(y.Storage.IsNative);
    }

    [Fact]
    public void A_mapping_ends_with_its_last_tensor()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TemporaryFolder();
        var path = folder.File("x.safetensors");
        Checkpoint.Save(path, Content());
        Use(path);
        Collect();
        Assert.DoesNotContain(path, File.ReadAllText("/proc/self/maps"), StringComparison.Ordinal);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Use(string path)
        {
            var row = First(path);
            Collect();
            Assert.Contains(path, File.ReadAllText("/proc/self/maps"), StringComparison.Ordinal);
            Assert.Equal(1, row[1].Item<float>());
            GC.KeepAlive(row);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Tensor First(string path) => Safetensors.Load(path, mmap: true)["large"][0];

        static void Collect()
        {
            for (var i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
    }

    [Fact]
    public void A_damaged_file_is_refused_and_not_held()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["x.safetensors", "x.pt", "x.npz", "x.npy"])
        {
            File.WriteAllBytes(folder.File(name), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
            Assert.Throws<CheckpointFormatException>(() => name == "x.npy" ? Npy.Load(folder.File(name), mmap: true) : Checkpoint.Load(folder.File(name), mmap: true)["x"]);
            File.WriteAllBytes(folder.File(name), []);
            Assert.Throws<CheckpointFormatException>(() => name == "x.npy" ? Npy.Load(folder.File(name), mmap: true) : Checkpoint.Load(folder.File(name), mmap: true)["x"]);
        }
    }

    [Fact]
    public void Tensors_of_more_than_2_GiB_are_mapped()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var path = folder.File("huge.safetensors");
        var header = Encoding.UTF8.GetBytes($$$"""{"huge":{"dtype":"F32","shape":[{{{Huge}}}],"data_offsets":[0,{{{4 * Huge}}}]}} """);
        Array.Resize(ref header, (header.Length + 7) / 8 * 8);
        header.AsSpan().Replace((byte)0, (byte)' ');
        Sparse(path, [.. BitConverter.GetBytes((long)header.Length), .. header]);
        Check(Safetensors.Load(path, mmap: true)["huge"]);

        var text = Encoding.ASCII.GetBytes($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({Huge},), }}".PadRight(117) + "\n");
        Sparse(folder.File("huge.npy"), [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)text.Length, 0, .. text]);
        Check(Npy.Load(folder.File("huge.npy"), mmap: true));

        static void Check(Tensor x)
        {
            Assert.Equal((Huge, 7f, 0f), (x.ElementCount, x[^1].Item<float>(), x[Huge - 2].Item<float>()));
            Assert.Equal(7, x.Narrow(0, Huge - 5000, 5000).Sum().Item<float>());
            x.Narrow(0, Huge - 3, 3).AddInPlace(1);
            Assert.Equal([1f, 1, 8], x[^3..].Clone().ToArray<float>());
            Assert.Contains("bytes", Assert.Throws<KasaneException>(() => x.AsSpan<float>()[0]).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Every format with a tensor of 2.3 GiB, written and read; it takes some 7 GiB of memory and disk, so only at night.</summary>
    [Fact]
    public void Tensors_of_more_than_2_GiB_are_written_and_read()
    {
        if (Environment.GetEnvironmentVariable("KASANE_NIGHTLY") != "1") return;
        using var folder = new TemporaryFolder();
        var state = new StateDict { ["small"] = Tensor.Ones(3), ["huge"] = Tensor.Zeros(Huge) };
        state["huge"][^1].FillInPlace(7);
        foreach (var name in (string[])["x.safetensors", "x.pt", "legacy.pt", "x.npz"])
        {
            var path = folder.File(name);
            if (name == "legacy.pt") TorchFile.SaveStateDict(path, state, TorchFormat.Legacy);
            else Checkpoint.Save(path, state);
            var again = Checkpoint.Load(path);
            Assert.Equal((Huge, 7f, 0f, 7f), (again["huge"].ElementCount, again["huge"][^1].Item<float>(), again["huge"][0].Item<float>(), again["huge"].Sum().Item<float>()));
            Assert.Equal([1f, 1, 1], again["small"].ToArray<float>());
            File.Delete(path);
        }
    }

    private static StateDict Content() => new()
    {
        ["large"] = Tensor.Arange(30_000f).Reshape(150, 200),
        ["wide"] = Tensor.Arange(9_000).To(DType.Float64),
        ["mask"] = Tensor.Arange(40_000).Remainder(2).To(DType.Bool),
        ["small"] = Tensor.From(1f, 2f),
        ["empty"] = Tensor.Zeros(0, 3),
    };

    private static void Sparse(string path, byte[] start)
    {
        using var stream = File.Create(path);
        stream.Write(start);
        stream.SetLength(start.Length + (4 * Huge));
        stream.Position = stream.Length - 4;
        stream.Write(BitConverter.GetBytes(7f));
    }
}
