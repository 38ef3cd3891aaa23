using System.Buffers.Binary;

namespace Kasane.Internal;

/// <summary>
/// Reads a PNG file: chunks with their checksums, the header, the palette and transparency, and the packed rows. Nothing that the file
/// claims makes it take more memory than its own bytes can unpack to.
/// </summary>
internal sealed class PngReader
{
    private readonly List<ReadOnlyMemory<byte>> packed = [];
    private PngHeader? header;
    private byte[] palette = [];
    private byte[] transparency = [];
    private bool ended;

    public static PngImage Decode(ReadOnlyMemory<byte> file)
    {
        if (!file.Span.StartsWith(Png.Signature)) throw new InvalidDataException("it does not start with the signature of PNG");
        var decoder = new PngReader();
        for (var rest = file[Png.Signature.Length..]; !decoder.ended;) rest = decoder.Read(rest);
        return decoder.Finish();
    }

    private ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> rest)
    {
        if (rest.Length < 12) throw new InvalidDataException("it ends before its IEND chunk");
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
        if (length > rest.Length - 12) throw new InvalidDataException($"a chunk of {length} bytes goes beyond its end");
        var body = rest.Slice(4, 4 + (int)length);
        var name = System.Text.Encoding.Latin1.GetString(body.Span[..4]);
        if (Crc32.Append(0, body.Span) != BinaryPrimitives.ReadUInt32BigEndian(rest.Span[(8 + (int)length)..]))
            throw new InvalidDataException($"the checksum of its {Printable(name)} chunk is wrong");
        Take(name, body[4..]);
        return rest[(12 + (int)length)..];
    }

    private void Take(string name, ReadOnlyMemory<byte> data)
    {
        if (header is null && name != "IHDR") throw new InvalidDataException("its first chunk is not IHDR");
        switch (name)
        {
            case "IHDR" when header is null: header = PngHeader.Parse(data.Span); break;
            case "IHDR": throw new InvalidDataException("it has two IHDR chunks");
            case "PLTE" when data.Length is > 0 and <= 768 && data.Length % 3 == 0 && palette.Length == 0 && packed.Count == 0: palette = data.ToArray(); break;
            case "PLTE": throw new InvalidDataException("its palette is damaged");
            case "tRNS": transparency = data.ToArray(); break;
            case "IDAT": packed.Add(data); break;
            case "IEND": ended = true; break;
            // Lower case: a chunk that one may pass over.
            default:
                if ((name[0] & 0x20) == 0) throw new InvalidDataException($"it has an essential chunk {Printable(name)}, which is unknown");
                break;
        }
    }

    private PngImage Finish()
    {
        var head = header!.Value;
        if (packed.Count == 0) throw new InvalidDataException("it has no IDAT chunk");
        if (head.ColourType == PngHeader.Palette && palette.Length == 0) throw new InvalidDataException("it lacks its palette");
        var samples = PngRows.Read(head, packed);
        return PngPixels.Make(head, samples, palette, transparency);
    }

    private static string Printable(string name) => name.All(char.IsAsciiLetter) ? name : "unnamed";
}
