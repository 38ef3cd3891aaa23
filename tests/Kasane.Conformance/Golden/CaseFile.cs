namespace Kasane.Conformance.Golden;

/// <summary>A file of cases, with the tensors that belong to it (read when first asked for).</summary>
sealed class CaseFile(string path)
{
    private readonly Lazy<SafetensorsFile> tensors = new(() => SafetensorsFile.Read(System.IO.Path.ChangeExtension(path, ".safetensors")));

    public string Path { get; } = path;

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public SafetensorsFile Tensors => tensors.Value;
}
