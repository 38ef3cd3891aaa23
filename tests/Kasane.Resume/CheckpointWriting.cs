namespace Kasane.Resume;

/// <summary>Overwrites one file of each format again and again with what belongs to a number, and reads such files.</summary>
public static class CheckpointWriting
{
    /// <summary>The files in a folder.</summary>
    public static IReadOnlyList<string> Names { get; } = ["state.safetensors", "zip.pt", "legacy.pt", "arrays.npz", "array.npy", "training.safetensors"];

    /// <summary>Writes until the process is killed; prints each number when all of its files are written.</summary>
    public static void Run(string folder, long first)
    {
        for (var number = first; ; number++)
        {
            foreach (var name in Names) Write(Path.Combine(folder, name), number);
            Console.WriteLine(number);
        }
    }

    /// <summary>Writes one file.</summary>
    public static void Write(string path, long number)
    {
        var state = State(number);
        switch (Path.GetFileName(path))
        {
            case "legacy.pt": TorchFile.SaveStateDict(path, state, TorchFormat.Legacy); break;
            case "array.npy": Npy.Save(path, state["a.weight"]); break;
            case "training.safetensors":
                var net = new Linear(400, 100);
                foreach (var parameter in net.Parameters()) Init.Constant(parameter, number);
                TrainingCheckpoint.Save(path, net, extra: new Dictionary<string, object?> { ["number"] = number });
                break;
            default: Checkpoint.Save(path, state); break;
        }
    }

    /// <summary>The number that a file belongs to; every element of every tensor must say the same.</summary>
    /// <exception cref="InvalidDataException">The file is mixed of several numbers.</exception>
    public static long Read(string path)
    {
        StateDict state = [];
        long? said = null;
        switch (Path.GetFileName(path))
        {
            case "array.npy": state["a"] = Npy.Load(path); break;
            case "training.safetensors":
                var net = new Linear(400, 100);
                said = (long)TrainingCheckpoint.Load(path, net)["number"]!;
                state = net.StateDict();
                break;
            default: state = Checkpoint.Load(path); break;
        }
        foreach (var (key, tensor) in state)
        {
            var values = tensor.To(DType.Float32);
            var (low, high) = (values.Min().Item<float>(), values.Max().Item<float>());
            said ??= (long)low;
            if (low != said || high != said) throw new InvalidDataException($"{path}: {key} holds {low} to {high}, but the file began with {said}.");
        }
        return said ?? throw new InvalidDataException($"{path} is empty.");
    }

    private static StateDict State(long number) => new()
    {
        ["a.weight"] = Tensor.Full([200, 300], number),
        ["a.count"] = Tensor.Full([1], number, DType.Int64),
        ["b"] = Tensor.Full([7, 999], number, DType.Float64),
    };
}
