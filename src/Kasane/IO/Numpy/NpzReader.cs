namespace Kasane.Internal;

/// <summary>Reads npz files: zip archives of npy files.</summary>
internal static class NpzReader
{
    public const string Ending = ".npy";

    public static StateDict Read(RandomFile file)
    {
        var zip = new ZipReader(file);
        var state = new StateDict();
        foreach (var entry in zip.Entries.Values)
        {
            if (!entry.Name.EndsWith(Ending, StringComparison.Ordinal)) throw file.Bad($"its record '{entry.Name}' is no npy file");
            using var part = zip.Open(entry);
            state[entry.Name[..^Ending.Length]] = NpyBytes.Read(part);
        }
        return state;
    }
}
