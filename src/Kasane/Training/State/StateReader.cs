namespace Kasane.Internal;

/// <summary>Typed reading of a state's entries.</summary>
internal static class StateReader
{
    extension(IReadOnlyDictionary<string, object?> state)
    {
        public long Integer(string name) => state.Find(name) is long number ? number : throw Wrong(name, "an integer");

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

        private object? Find(string name) => state.TryGetValue(name, out var value) ? value : throw Wrong(name, "there");
    }

    private static StateDictException Wrong(string name, string expected) =>
        new($"The checkpoint's '{name}' is expected to be {expected}, but is not. It was written for another training or another release.");
}
