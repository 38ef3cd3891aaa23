using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Kasane.Internal;

/// <summary>
/// Reads a pickle as data. A pickle is a program for a stack machine; this machine can build numbers, texts, lists, dicts and tensors and
/// nothing else. It never recurses, and it allocates no more than the bytes that it has seen justify.
/// </summary>
/// <param name="input">The pickle.</param>
/// <param name="objects">Makes tensors; null where a pickle must not name anything.</param>
internal sealed class PickleReader(PickleInput input, TorchObjects? objects)
{
    private const int LongestInteger = 1 << 13;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly List<object?> stack = [];
    private readonly List<int> marks = [];
    private readonly Dictionary<uint, object?> memo = [];
    private long at;

    /// <summary>Runs the pickle up to its end.</summary>
    /// <exception cref="CheckpointFormatException">It is damaged, or asks for more than data.</exception>
    public object? Read()
    {
        while (true)
        {
            at = input.Position;
            var opcode = input.Next();
            if (opcode == (byte)'.') break;
            try
            {
                Step(opcode);
            }
            catch (Exception error) when (error is InvalidDataException or DecoderFallbackException or OverflowException or FormatException)
            {
                throw new CheckpointFormatException(
                    $"{input.Source} cannot be loaded: {error.Message.TrimEnd('.')} (opcode 0x{opcode:X2} '{(char)Math.Clamp(opcode, (byte)32, (byte)126)}' "
                    + $"at pickle offset {at - input.Start}). Load files of tensors, numbers, texts, lists and dicts only.",
                    error);
            }
        }
        if (marks.Count > 0 || stack.Count == 0) throw input.Bad("the pickle ends without a result", at);
        return stack[^1];
    }

    private static InvalidDataException Bad(string what) => new(what);

    private void Step(byte opcode)
    {
        switch ((char)opcode)
        {
            case '\x80': input.Next(); break;
            case '\x95': Skip(); break;
            case '(': marks.Add(stack.Count); break;
            case '0': Pop(); break;
            case '1': PopMark(); break;
            case '2': stack.Add(Peek()); break;
            case 'N': stack.Add(null); break;
            case '\x88': stack.Add(true); break;
            case '\x89': stack.Add(false); break;
            case 'J': stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(input.Take(4))); break;
            case 'K': stack.Add((long)input.Next()); break;
            case 'M': stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(input.Take(2))); break;
            case 'I': PushText(input.Line()); break;
            case 'F': stack.Add(double.Parse(input.Line(), NumberStyles.Float, CultureInfo.InvariantCulture)); break;
            case 'L': Push(BigInteger.Parse(input.Line().TrimEnd('L'), CultureInfo.InvariantCulture)); break;
            case 'G': stack.Add(BinaryPrimitives.ReadDoubleBigEndian(input.Take(8))); break;
            case '\x8a': Push(Integer(input.Next())); break;
            case '\x8b': Push(Integer(BinaryPrimitives.ReadInt32LittleEndian(input.Take(4)))); break;
            case 'X' or 'T': stack.Add(Text(BinaryPrimitives.ReadUInt32LittleEndian(input.Take(4)))); break;
            case '\x8c' or 'U': stack.Add(Text(input.Next())); break;
            case '\x8d': stack.Add(Text(Length8())); break;
            case 'C': stack.Add(input.Take(input.Next()).ToArray()); break;
            case 'B': stack.Add(input.Take(BinaryPrimitives.ReadUInt32LittleEndian(input.Take(4))).ToArray()); break;
            case '\x8e' or '\x96': stack.Add(input.Take(Length8()).ToArray()); break;
            case ']': stack.Add(new List<object?>()); break;
            case '}': stack.Add(new TorchDict()); break;
            case ')': stack.Add(new TorchTuple()); break;
            case 'l': stack.Add(PopMark().ToList()); break;
            case 't': stack.Add(new TorchTuple(PopMark())); break;
            case 'd': stack.Add(Fill(new TorchDict(), PopMark())); break;
            case '\x85': stack.Add(new TorchTuple(Pop())); break;
            case '\x86': stack.Add(new TorchTuple(Pop(2))); break;
            case '\x87': stack.Add(new TorchTuple(Pop(3))); break;
            case 'a': Append([Pop()]); break;
            case 'e': Append(PopMark()); break;
            case 's': Set(Pop(2)); break;
            case 'u': Set(PopMark()); break;
            case 'q': memo[input.Next()] = Peek(); break;
            case 'r': memo[BinaryPrimitives.ReadUInt32LittleEndian(input.Take(4))] = Peek(); break;
            case '\x94': memo[(uint)memo.Count] = Peek(); break;
            case 'h': stack.Add(Recall(input.Next())); break;
            case 'j': stack.Add(Recall(BinaryPrimitives.ReadUInt32LittleEndian(input.Take(4)))); break;
            case 'c': stack.Add(Global(input.Line(), input.Line())); break;
            case '\x93': stack.Add(Global(Pop(2))); break;
            case 'R': stack.Add(Call(Pop(2))); break;
            case 'b': Build(Pop()); break;
            case 'Q': stack.Add((objects ?? throw Bad("storages are not allowed here")).Storage(Pop())); break;
            case 'i': throw Bad($"the pickle makes an object of class {input.Line()}.{input.Line()}");
            case '\x81' or '\x92' or 'o': throw Bad("the pickle makes an object of a class");
            case '\x82' or '\x83' or '\x84': throw Bad("the pickle names a class by an extension code");
            default: throw Bad("the pickle has an unknown or unsupported opcode");
        }
    }

    private void Skip() => _ = Length8() <= input.Remaining ? 0 : throw Bad("a frame is longer than the rest of the pickle");

    private long Length8()
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(input.Take(8));
        return length <= long.MaxValue ? (long)length : throw Bad($"{length} bytes are announced");
    }

    private BigInteger Integer(int length) =>
        length is >= 0 and <= LongestInteger ? new BigInteger(input.Take(length)) : throw Bad($"an integer of {length} bytes");

    private void Push(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue) stack.Add((long)value);
        else stack.Add(value);
    }

    private void PushText(string text)
    {
        if (text is "00" or "01") stack.Add(text == "01");
        else Push(BigInteger.Parse(text, CultureInfo.InvariantCulture));
    }

    private string Text(long length) => Utf8.GetString(input.Take(length));

    private object? Peek() => stack.Count > Floor() ? stack[^1] : throw Bad("the pickle takes more from its stack than there is");

    private int Floor() => marks.Count > 0 ? marks[^1] : 0;

    private object? Pop() => Pop(1)[0];

    private object?[] Pop(int count)
    {
        if (stack.Count - count < Floor()) throw Bad("the pickle takes more from its stack than there is");
        var items = stack.GetRange(stack.Count - count, count).ToArray();
        stack.RemoveRange(stack.Count - count, count);
        return items;
    }

    private object?[] PopMark()
    {
        if (marks.Count == 0) throw Bad("a mark is missing");
        var items = Pop(stack.Count - marks[^1]);
        marks.RemoveAt(marks.Count - 1);
        return items;
    }

    private object? Recall(uint index) =>
        memo.TryGetValue(index, out var value) ? value : throw Bad($"the pickle recalls entry {index} of its memo, which it never stored");

    private void Append(object?[] items) => (Peek() as List<object?> ?? throw Bad("items are appended to what is no list")).AddRange(items);

    private void Set(object?[] items) => Fill(Peek() as TorchDict ?? throw Bad("items are set in what is no dict"), items);

    private static TorchDict Fill(TorchDict dictionary, object?[] items)
    {
        if (items.Length % 2 != 0) throw Bad("a key has no value");
        for (var i = 0; i < items.Length; i += 2) dictionary[Key(items[i])] = items[i + 1];
        return dictionary;
    }

    private static object Key(object? key) => key switch
    {
        string or long or bool or double or BigInteger => key,
        TorchTuple tuple when tuple.All(item => item is string or long or bool or double) => key,
        _ => throw Bad($"a dict has a key of type {key?.GetType().Name ?? "None"}, but texts, numbers and tuples of them are expected"),
    };

    private object Global(object?[] names) =>
        names is [string module, string name] ? Global(module, name) : throw Bad("the pickle names a class by what is no text");

    private object Global(string module, string name) => (objects is null ? null : PickleGlobal.Find(module, name)) switch
    {
        { Kind: GlobalKind.DType, DType: { } dtype } => dtype,
        { } known => known,
        null => throw Bad($"the pickle refers to {Shorten(module)}.{Shorten(name)}, which is none of the few names that a file of tensors needs"),
    };

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "...";

    private object? Call(object?[] call) =>
        call is [PickleGlobal function, TorchTuple arguments] && objects is not null
            ? objects.Call(function, arguments)
            : throw Bad("the pickle calls what is no function");

    /// <summary>PyTorch hangs the versions of modules on a state dict as an attribute; nothing else may be built.</summary>
    private void Build(object? state)
    {
        if (Peek() is not TorchDict { IsOrdered: true } || state is not TorchDict attributes)
            throw Bad("the pickle sets the state of an object");
        if (attributes.Keys.Any(key => key is not "_metadata")) throw Bad("the pickle sets attributes of a dict other than _metadata");
    }
}
