using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Kasane.Internal;

/// <summary>The words of a pickle of protocol 2. Everything that can occur again is put into the memo and recalled from there.</summary>
internal sealed class PickleWriter
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> output = new();
    private readonly Dictionary<object, int> memo = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> texts = [];
    private readonly Dictionary<(string, string), int> globals = [];
    private int stored;

    public PickleWriter() => output.Write<byte>([0x80, 2]);

    /// <summary>Ends the pickle.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        Op('.');
        return output.WrittenSpan;
    }

    public void Op(char code) => Byte((byte)code);

    /// <summary>Recalls an object that was written before.</summary>
    /// <returns>Whether it was.</returns>
    public bool Recall(object value)
    {
        if (!memo.TryGetValue(value, out var index)) return false;
        Get(index);
        return true;
    }

    /// <summary>Remembers the object on top of the stack.</summary>
    public void Remember(object value) => memo[value] = Put();

    public void Bool(bool value) => Op(value ? '\x88' : '\x89');

    public void Integer(BigInteger value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        if (value >= 0 && value <= byte.MaxValue)
        {
            Op('K');
            Byte((byte)value);
        }
        else if (value >= 0 && value <= ushort.MaxValue)
        {
            Op('M');
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
            output.Write(bytes[..sizeof(ushort)]);
        }
        else if (value >= int.MinValue && value <= int.MaxValue)
        {
            Op('J');
            BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)value);
            output.Write(bytes);
        }
        else
        {
            Long(value.ToByteArray());
        }
    }

    public void Float(double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        Op('G');
        output.Write(bytes);
    }

    public void Text(string value)
    {
        if (texts.TryGetValue(value, out var index))
        {
            Get(index);
            return;
        }
        var bytes = Utf8.GetBytes(value);
        Op('X');
        Count(bytes.Length);
        output.Write(bytes);
        texts[value] = Put();
    }

    public void Global(string module, string name)
    {
        if (globals.TryGetValue((module, name), out var index))
        {
            Get(index);
            return;
        }
        output.Write(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));
        globals[(module, name)] = Put();
    }

    /// <summary>Integers as a tuple.</summary>
    public void Integers(ReadOnlySpan<long> values)
    {
        if (values.Length is 0 or > 3) Op('(');
        foreach (var value in values) Integer(value);
        EndTuple(values.Length);
    }

    /// <summary>Makes a tuple of what was written; one without items or with more than three needs a mark before.</summary>
    public void EndTuple(int count) => Op(count switch { 1 => '\x85', 2 => '\x86', 3 => '\x87', _ => 't' });

    private void Long(byte[] bytes)
    {
        if (bytes.Length <= byte.MaxValue)
        {
            Op('\x8a');
            Byte((byte)bytes.Length);
        }
        else
        {
            Op('\x8b');
            Count(bytes.Length);
        }
        output.Write(bytes);
    }

    private int Put()
    {
        Numbered('q', 'r', stored);
        return stored++;
    }

    private void Get(int index) => Numbered('h', 'j', index);

    private void Numbered(char small, char large, int index)
    {
        if (index <= byte.MaxValue)
        {
            Op(small);
            Byte((byte)index);
        }
        else
        {
            Op(large);
            Count(index);
        }
    }

    private void Byte(byte value) => output.Write<byte>([value]);

    private void Count(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        output.Write(bytes);
    }
}
