using System.Numerics;

namespace Kasane.Internal;

/// <summary>Reads the two forms that <c>torch.save</c> writes.</summary>
internal static class TorchReader
{
    public const long ProtocolVersion = 1001;
    private const string PickleName = "data.pkl";

    public static readonly BigInteger Magic = BigInteger.Parse("1950a86a20f9469cfc6c", System.Globalization.NumberStyles.HexNumber, null);

    public static object? Read(RandomFile file)
    {
        Span<byte> start = stackalloc byte[4];
        if (file.Length < start.Length) throw file.Bad($"it has {file.Length} bytes, too few for a file of torch.save");
        file.Read(0, start);
        return start.SequenceEqual("PK\x03\x04"u8) ? ReadZip(file) : ReadLegacy(file);
    }

    private static object? ReadZip(RandomFile file)
    {
        var zip = new ZipReader(file);
        var pickles = zip.Entries.Values
            .Where(entry => entry.Name.EndsWith("/" + PickleName, StringComparison.Ordinal) && entry.Name.Count(c => c == '/') == 1)
            .ToArray();
        if (pickles.Length != 1) throw file.Bad("it is a zip archive without a folder that holds data.pkl, so torch.save did not write it");
        var pickle = pickles[0];
        var folder = pickle.Name[..^PickleName.Length];
        if (zip.Entries.ContainsKey(folder + "constants.pkl"))
            throw file.Bad("it is a TorchScript archive, a program. Save the module's state_dict with torch.save instead");
        var input = pickle.IsDeflated
            ? new PickleInput(RandomFile.Of(zip.Read(pickle), file.Source), 0, pickle.Length)
            : new PickleInput(file, pickle.Start, pickle.Start + pickle.Length);
        return new PickleReader(input, new ZipObjects(zip, folder)).Read();
    }

    private static object? ReadLegacy(RandomFile file)
    {
        var input = new PickleInput(file, 0, file.Length);
        var magic = new PickleReader(input, null).Read();
        if (magic is not BigInteger number || number != Magic) throw file.Bad("it does not begin with the magic number of torch.save");
        if (new PickleReader(input, null).Read() is not ProtocolVersion) throw file.Bad($"its protocol version is not {ProtocolVersion}");
        if (new PickleReader(input, null).Read() is not TorchDict) throw file.Bad("its system information is no dict");
        var objects = new LegacyObjects(file);
        var content = new PickleReader(input, objects).Read();
        var keys = new PickleReader(input, null).Read();
        objects.Fill(keys, input.Position);
        return content;
    }
}
