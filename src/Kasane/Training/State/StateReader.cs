namespace Kasane.Internal;

/// <summary>Typed reading of a state's entries.</summary>
internal static class StateReader
{
    extension(IReadOnlyDictionary<string, object?> state)
    {
        public long Integer(string name) => state.Find(name) is long number ? number : throw Wrong(name, "an integer");

        /// <summary>An integer of 0 or more that fits into 32 bits.</summary>
        public int Count(string name) => state.Find(name) is long number and >= 0 and <= int.MaxValue ? (int)number : throw Wrong(name, "a count");

        public bool Flag(string name) => state.Find(name) is bool flag ? flag : throw Wrong(name, "true or false");

        public string Text(string name) => state.Find(name) as string ?? throw Wrong(name, "a text");

        public double Real(string name) => state.Find(name) switch
        {
            double number => number,
            long number => number,
            _ => throw Wrong(name, "a number"),
        };

        public byte[] Bytes(string name) => state.Find(name) is Tensor { DType: DType.UInt8 } bytes ? bytes.ToArray<byte>() : throw Wrong(name, "bytes");

        public IReadOnlyDictionary<string, object?> Entries(string name) =>
            state.Find(name) as IReadOnlyDictionary<string, object?> ?? throw Wrong(name, "a dictionary");

        public IReadOnlyList<object?> Items(string name) => state.Find(name) as IReadOnlyList<object?> ?? throw Wrong(name, "a list");

        /// <summary>Tensors by key.</summary>
        public Dictionary<string, Tensor> Tensors(string name) =>
            state.Entries(name).ToDictionary(entry => entry.Key, entry => entry.Value as Tensor ?? throw Wrong($"{name}/{entry.Key}", "a tensor"));

        /// <summary>A list of dictionaries.</summary>
        public IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(string name) =>
            [.. state.Items(name).Select(item => item as IReadOnlyDictionary<string, object?> ?? throw Wrong(name, "a list of dictionaries"))];

        /// <summary>The state of a random stream; null where none was kept.</summary>
        public byte[]? Stream(string name)
        {
            var bytes = state.Bytes(name);
            return bytes.Length == 0 ? null : Checked(bytes, name);
        }

        /// <summary>The states of several random streams.</summary>
        public IReadOnlyList<byte[]> Streams(string name) =>
            [.. state.Items(name).Select(item => Checked(
                item is Tensor { DType: DType.UInt8 } bytes ? bytes.ToArray<byte>() : throw Wrong(name, "a list of bytes"), name))];

        private object? Find(string name) => state.TryGetValue(name, out var value) ? value : throw Wrong(name, "there");
    }

    private static byte[] Checked(byte[] stream, string name)
    {
        try
        {
            new Generator(0).SetState(stream);
            return stream;
        }
        catch (ArgumentException error)
        {
            throw new StateDictException($"The checkpoint's random stream '{name}' is damaged: {error.Message}", error);
        }
    }

    private static StateDictException Wrong(string name, string expected) =>
        new($"The checkpoint's '{name}' is expected to be {expected}, but is not. It was written for another training or another release.");
}
