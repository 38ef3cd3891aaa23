using System.Text;
using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Every reader with valid files and ways to damage them.</summary>
internal static class ReaderSubjects
{
    /// <summary>Deflate packs up to 1,032 bytes into one.</summary>
    private const int Packed = 1032 * 4;

    public static IEnumerable<ReaderSubject> All(string folder)
    {
        foreach (var subject in Tensors()) yield return subject;
        foreach (var subject in Torch()) yield return subject;
        foreach (var subject in Numpy(folder)) yield return subject;
        foreach (var subject in Data(folder)) yield return subject;
        var path = Path.Combine(folder, "training.safetensors");
        var (net, optimizer) = Training();
        TrainingCheckpoint.Save(path, net, optimizer, extra: new Dictionary<string, object?> { ["list"] = new List<object?> { 1L, 2.5, "x", null, true } });
        yield return new("training checkpoint", File.ReadAllBytes(path), Damage.SafetensorsHeader, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            var (to, with) = Training();
            TrainingCheckpoint.Load(path, to, with, new Generator(1));
        }, 4000);
        var run = Path.Combine(folder, "run");
        Trained(run);
        var last = Path.Combine(run, "last.safetensors");
        yield return new("trainer checkpoint", File.ReadAllBytes(last), Damage.SafetensorsHeader, bytes =>
        {
            File.WriteAllBytes(last, bytes);
            Trained(run);
        }, 4000);
    }

    private static IEnumerable<ReaderSubject> Tensors()
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(
            stream,
            [Item("weight", DType.Float32, 3, 2), Item("mask", DType.Bool, 5), Item("count", DType.Int64), Item("empty", DType.BFloat16, 0, 4)],
            new Dictionary<string, string> { ["format"] = "pt" });
        yield return new("safetensors bytes", stream.ToArray(), Damage.Bytes, Read);
        yield return new("safetensors header", stream.ToArray(), Damage.SafetensorsHeader, Read);

        static SafetensorsItem Item(string name, DType dtype, params long[] shape) =>
            SafetensorsItem.FromBytes(name, dtype, shape, new byte[shape.Aggregate(1L, (a, b) => a * b) * dtype.ItemSize]);

        static void Read(byte[] bytes)
        {
            using var file = SafetensorsFile.Open(new MemoryStream(bytes), "fuzz");
            foreach (var entry in file.Entries.Values) file.ReadTensor(entry);
        }
    }

    private static IEnumerable<ReaderSubject> Torch()
    {
        var own = new TorchDict
        {
            ["state"] = new StateDict { ["w"] = Tensor.Ones(2, 3), ["b"] = Tensor.Ones(3).To(DType.Bool) },
            ["views"] = new List<object?> { Tensor.Arange(6), Tensor.Arange(6f).Reshape(2, 3).T, new Parameter(Tensor.Zeros(2)) },
            ["others"] = new TorchTuple(1L, 2.5, "text", null, true, new byte[] { 1, 2 }, Shape.Create([2, 3]), DType.Float16, Device.Cpu, 1L << 40),
        };
        foreach (var format in Enum.GetValues<TorchFormat>())
        {
            var stream = new MemoryStream();
            TorchWriter.Write(stream, own, format);
            var bytes = stream.ToArray();
            yield return new($"pt {format} bytes", bytes, Damage.Bytes, Read);
            if (format == TorchFormat.Legacy)
            {
                yield return new("pt Legacy opcodes", bytes, PickleDamage.Legacy, Read);
                continue;
            }
            yield return new("pt Zip fields", bytes, Damage.ZipFields, Read);
            yield return new("pt Zip opcodes", bytes, Damage.Record(name => name.EndsWith("data.pkl", StringComparison.Ordinal), PickleDamage.Pickle), Read);
            yield return new("pt Zip records", bytes, Damage.Record(name => !name.EndsWith("data.pkl", StringComparison.Ordinal), Damage.Bytes), Read);
            yield return new("pt packed opcodes", bytes, Damage.Record(name => name.EndsWith("data.pkl", StringComparison.Ordinal), PickleDamage.Pickle, packed: true), Read, Packed);
        }
        foreach (var name in (string[])["zip-dtypes.pt", "zip-nested.pt", "zip-protocol4-dtypes.pt", "zip-shared-views.pt"])
            yield return new(name, File.ReadAllBytes(ConformanceFolder.File("checkpoints", name)), Damage.Record(entry => entry.EndsWith("data.pkl", StringComparison.Ordinal), PickleDamage.Pickle), Read);
        foreach (var name in (string[])["legacy-dtypes.pt", "legacy-shared-views.pt", "legacy-handmade.pt"])
            yield return new(name, File.ReadAllBytes(ConformanceFolder.File("checkpoints", name)), PickleDamage.Legacy, Read);

        static void Read(byte[] bytes)
        {
            using var file = RandomFile.Of(bytes, "fuzz");
            TorchReader.Read(file);
        }
    }

    private static IEnumerable<ReaderSubject> Numpy(string folder)
    {
        var path = Path.Combine(folder, "own.npy");
        Npy.Save(path, Tensor.Arange(6f).Reshape(2, 3).T);
        yield return new("npy bytes", File.ReadAllBytes(path), Damage.Bytes, Read);
        yield return new("npy header", File.ReadAllBytes(path), Damage.NpyHeader, Read);
        path = Path.Combine(folder, "own.npz");
        Npz.Save(path, new Dictionary<string, Tensor> { ["a"] = Tensor.Arange(6f).Reshape(2, 3), ["b"] = Tensor.Ones(3).To(DType.Bool), ["c"] = Tensor.Scalar(2L) });
        var bytes = File.ReadAllBytes(path);
        yield return new("npz bytes", bytes, Damage.Bytes, ReadArchive);
        yield return new("npz fields", bytes, Damage.ZipFields, ReadArchive);
        yield return new("npz headers", bytes, Damage.Record(_ => true, Damage.NpyHeader), ReadArchive);
        var packed = Damage.Record(_ => true, (content, _) => content, packed: true)(bytes, new Random(1));
        yield return new("npz packed bytes", packed, Damage.Bytes, ReadArchive, Packed);
        yield return new("npz packed fields", packed, Damage.ZipFields, ReadArchive, Packed);
        yield return new("npz packed headers", packed, Damage.Record(_ => true, Damage.NpyHeader, packed: true), ReadArchive, Packed);

        static void Read(byte[] bytes)
        {
            using var file = RandomFile.Of(bytes, "fuzz");
            NpyBytes.Read(file);
        }

        static void ReadArchive(byte[] bytes)
        {
            using var file = RandomFile.Of(bytes, "fuzz");
            NpzReader.Read(file);
        }
    }

    private static IEnumerable<ReaderSubject> Data(string folder)
    {
        byte[] idx = [0, 0, 0x0B, 2, 0, 0, 0, 3, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        yield return new("idx bytes", idx, Damage.Bytes, ReadIdx);
        yield return new("idx gzip bytes", FileFuzzTests.Gzip(idx), Damage.Bytes, ReadIdx, Packed);
        yield return new("idx gzip content", FileFuzzTests.Gzip(idx), Damage.Gzipped, ReadIdx, Packed);
        var path = Path.Combine(folder, "own.png");
        Png.Write(path, [.. Enumerable.Range(0, 48).Select(i => (byte)(i * 5))], 6, 8);
        foreach (var (name, picture) in (IEnumerable<(string, byte[])>)[("grey", File.ReadAllBytes(path)), .. PngReadTests.Pictures()])
        {
            yield return new($"png {name} bytes", picture, Damage.Bytes, ReadPng, Packed * 24);
            yield return new($"png {name} chunks", picture, Damage.PngChunk, ReadPng, Packed * 24);
        }
        var cifar = Path.Combine(folder, "cifar.bin");
        yield return new("cifar", [.. Enumerable.Range(0, 2 * 3073).Select(i => (byte)(i % 10))], Damage.Bytes, bytes =>
        {
            File.WriteAllBytes(cifar, bytes);
            Cifar.ReadCifar10(cifar);
        });
        yield return new("csv", Encoding.UTF8.GetBytes("a,b,\"c \"\"x\"\"\"\r\n1,\"2.5\",-3e2\n4,5,6\n"), Damage.Bytes, bytes => CsvTable.Read(new StreamReader(new MemoryStream(bytes))).ToTensor());

        static void ReadIdx(byte[] bytes) => IdxFile.Read(new MemoryStream(bytes));

        static void ReadPng(byte[] bytes) => Png.Read(bytes).ToTensor();
    }

    // The epoch is over in the checkpoint: a second call only loads it, unless the damage says otherwise.
    private static void Trained(string run)
    {
        var (net, optimizer) = Training();
        var loader = DataLoader.Create(Dataset.Of(Tensor.Ones(4, 2), Tensor.Ones(4, 1)), new() { BatchSize = 2, Shuffle = true, Generator = new(1) });
        Trainer.Fit(net, loader, TrainerOptions.Supervised((Linear)net, optimizer, (x, y) => Functional.MseLoss(x, y)) with
        {
            MaxSteps = 3,
            Schedule = new TrainingSchedule(new ChainedScheduler([new StepLR(optimizer, 1), new LinearLR(optimizer)]), perBatch: true),
            Validation = loader,
            Metrics = [new MeanSquaredError()],
            Callbacks = [new EarlyStopping()],
            Checkpoint = new() { Folder = run, KeepBest = 1 },
            Precision = MixedPrecision.Float16(new(2)),
            StopOnSignals = false,
        });
    }

    private static (Module Net, Optimizer Optimizer) Training()
    {
        var net = new Linear(2, 1);
        var optimizer = new Adam(net.Parameters());
        foreach (var parameter in net.Parameters()) parameter.Grad = Tensor.Ones(parameter.Shape);
        optimizer.Step();
        return (net, optimizer);
    }
}
