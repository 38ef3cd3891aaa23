namespace Kasane.Internal;

/// <summary>
/// A tree of plain values and tensors in one safetensors file: the tensors under their paths (<c>model/0.weight</c>), everything else as
/// JSON in the metadata. The file appears whole or not at all.
/// </summary>
internal static class StateFile
{
    private const string Key = "kasane.state";
    private const string VersionKey = "kasane.version";
    private const string Version = "1";

    public static void Save(string path, IReadOnlyDictionary<string, object?> state)
    {
        var tensors = new StateDict();
        var json = StateJson.Write(state, tensors);
        Safetensors.Save(path, tensors, new Dictionary<string, string> { [Key] = json, [VersionKey] = Version });
    }

    /// <exception cref="CheckpointFormatException">The file is damaged or of another kind.</exception>
    public static IReadOnlyDictionary<string, object?> Load(string path)
    {
        var metadata = Safetensors.LoadMetadata(path);
        if (!metadata.TryGetValue(Key, out var json))
            throw new CheckpointFormatException($"{path} is no training checkpoint: it lacks '{Key}'. Load weights alone with Safetensors.Load.");
        if (metadata.GetValueOrDefault(VersionKey) is var version && version != Version)
            throw new CheckpointFormatException($"{path} has version '{version}', and this release reads version {Version}.");
        return StateJson.Read(json, Safetensors.Load(path), path);
    }
}
