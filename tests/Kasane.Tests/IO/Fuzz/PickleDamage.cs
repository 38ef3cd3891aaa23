using System.Buffers.Binary;
using System.Text;

namespace Kasane.Tests;

/// <summary>Damage in the language of pickles: opcodes with their arguments are inserted, doubled, removed, exchanged or given other numbers.</summary>
internal static class PickleDamage
{
    private static readonly string[] Globals =
    [
        "ctorch._utils\n_rebuild_tensor_v2\n", "ctorch._utils\n_rebuild_parameter\n", "ctorch\nFloatStorage\n", "ctorch\nSize\n", "ctorch\ndevice\n",
        "ccollections\nOrderedDict\n", "c_codecs\nencode\n", "cbuiltins\neval\n", "cos\nsystem\n", "ctorch\nfloat32\n", "ctorch\nUntypedStorage\n",
        "ctorch._utils\n_rebuild_tensor_v3\n", "cnumpy.core.multiarray\n_reconstruct\n",
    ];

    private static readonly byte[] Plain = "(012NQRbadetulso}])"u8.ToArray().Concat<byte>([0x81, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8F, 0x90, 0x91, 0x92, 0x93, 0x94, (byte)'.']).ToArray();

    public static byte[] Pickle(byte[] original, Random random)
    {
        if (random.Next(4) == 0) return Damage.Bytes(original, random);
        var words = Words(original);
        for (var changes = random.Next(1, 4); changes > 0 && words.Count > 0; changes--)
        {
            var at = random.Next(words.Count);
            switch (random.Next(6))
            {
                case 0: words.Insert(at, Random(random)); break;
                case 1: words[at] = Random(random); break;
                case 2: words.RemoveAt(at); break;
                case 3: words.Insert(at, words[random.Next(words.Count)]); break;
                case 4: (words[at], words[random.Next(words.Count)]) = (words[random.Next(words.Count)], words[at]); break;
                default: words[at] = words[at].Length == 0 ? Random(random) : Number(words[at], random); break;
            }
        }
        return [.. words.SelectMany(word => word)];
    }

    /// <summary>The old form: several pickles, then the bytes of storages.</summary>
    public static byte[] Legacy(byte[] original, Random random)
    {
        var end = original.AsSpan().LastIndexOf((byte)'.') + 1;
        // Opcodes go up to somewhere before the storages; the walk stops by itself where they end.
        return random.Next(3) == 0 ? Damage.Bytes(original, random) : [.. Pickle(original[..end], random), .. original[end..]];
    }

    private static List<byte[]> Words(byte[] pickle)
    {
        var words = new List<byte[]>();
        for (var at = 0; at < pickle.Length;)
        {
            var length = Math.Min(Length(pickle, at), pickle.Length - at);
            words.Add(pickle[at..(at + length)]);
            at += length;
        }
        return words;
    }

    private static int Length(byte[] pickle, int at)
    {
        var rest = pickle.AsSpan(at + 1);
        return (char)pickle[at] switch
        {
            '\x80' or 'K' or 'q' or 'h' => 2,
            'M' => 3,
            'J' or 'r' or 'j' => 5,
            'G' or '\x95' => 9,
            'X' or 'B' or 'T' when rest.Length >= 4 => 5 + (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest), 1 << 20),
            '\x8a' or '\x8c' or 'U' or 'C' when rest.Length >= 1 => 2 + rest[0],
            'c' => 1 + Line(rest, 2),
            'I' or 'F' or 'L' => 1 + Line(rest, 1),
            _ => 1,
        };
    }

    private static int Line(ReadOnlySpan<byte> rest, int lines)
    {
        var at = 0;
        for (; lines > 0 && at < rest.Length; at++)
            if (rest[at] == (byte)'\n') lines--;
        return at;
    }

    private static byte[] Random(Random random)
    {
        var number = Damage.Extreme(random);
        return random.Next(11) switch
        {
            0 => [(byte)'J', .. BitConverter.GetBytes((int)number)],
            1 => [(byte)'\x8a', 8, .. BitConverter.GetBytes(number)],
            2 => [(byte)'\x8b', .. BitConverter.GetBytes((int)number), 1, 2, 3],
            3 => [(byte)'r', .. BitConverter.GetBytes((int)number)],
            4 => [(byte)'h', (byte)number],
            5 => [(byte)'X', .. BitConverter.GetBytes((int)number), (byte)'a'],
            6 => [(byte)'\x8e', .. BitConverter.GetBytes(number), (byte)'a'],
            7 => Encoding.ASCII.GetBytes(Globals[random.Next(Globals.Length)]),
            8 => [(byte)'I', .. Encoding.ASCII.GetBytes($"{number}{number}\n")],
            9 => [(byte)'\x95', .. BitConverter.GetBytes(number)],
            _ => [Plain[random.Next(Plain.Length)]],
        };
    }

    private static byte[] Number(byte[] word, Random random) => (char)word[0] switch
    {
        'K' or 'M' or 'J' or '\x8a' => [(byte)'\x8a', 8, .. BitConverter.GetBytes(Damage.Extreme(random))],
        'q' or 'h' => [word[0], (byte)random.Next(256)],
        _ => Damage.Bytes(word, random),
    };
}
