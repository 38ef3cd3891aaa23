using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Compares what a file held with what was loaded from it.</summary>
sealed class LoadedContent(Case @case, Judge judge, ILibrary library)
{
    private readonly Dictionary<string, object> loaded = [];

    public void Compare(string what, JsonElement want, object? got)
    {
        switch (want.ValueKind)
        {
            case JsonValueKind.Object:
                Special(what, want, got);
                break;
            case JsonValueKind.Array:
                Judge.Require(got is object?[] or null, $"{what}: {got} instead of a list");
                Items(what, want, got as object?[]);
                break;
            default:
                Judge.Require(Equal(ValueReader.Read(want), got), $"{what}: {got ?? "null"} instead of {want}");
                break;
        }
    }

    public void CompareSharing(JsonElement groups)
    {
        foreach (var group in groups.EnumerateArray())
        {
            var members = group.EnumerateArray().Select(key => loaded[key.GetString()!]).ToList();
            foreach (var member in members.Skip(1))
                Judge.Require(
                    library.Checkpoints.ShareStorage(members[0], member), "tensors that share storage in the file do not share it here");
        }
    }

    public void CompareTensors(JsonElement want, IReadOnlyDictionary<string, object> got)
    {
        foreach (var entry in want.EnumerateObject())
        {
            Judge.Require(got.ContainsKey(entry.Name), $"no tensor '{entry.Name}'");
            Tensor(entry.Name, entry.Value, got[entry.Name]);
        }
        Judge.Require(got.Count == want.EnumerateObject().Count(), $"{got.Count} tensors instead of {want.EnumerateObject().Count()}");
    }

    public static void CompareMetadata(JsonElement want, IReadOnlyDictionary<string, string>? got)
    {
        var entries = want.ValueKind == JsonValueKind.Null ? [] : want.EnumerateObject().ToArray();
        Judge.Require((got?.Count ?? 0) == entries.Length, $"{got?.Count ?? 0} entries of metadata instead of {entries.Length}");
        foreach (var entry in entries)
            Judge.Require(
                got!.GetValueOrDefault(entry.Name) == entry.Value.GetString(),
                    $"metadata '{entry.Name}' is '{got!.GetValueOrDefault(entry.Name)}'");
    }

    private void Special(string what, JsonElement want, object? got)
    {
        var (kind, content) = want.EnumerateObject().Select(property => (property.Name, property.Value))
            .First(property => property.Name.StartsWith('$'));
        switch (kind)
        {
            case "$tensor":
                Tensor(what, want, got);
                break;
            case "$dict":
                Dictionary(what, content, got);
                break;
            case "$tuple":
                Items(what, content, (got as LoadedTuple)?.Items);
                break;
            case "$size":
                Judge.Require(
                    got is LoadedSize size && size.Sizes.SequenceEqual(ValueReader.Sizes(content)),
                        $"{what}: {got} instead of a size {content}");
                break;
            case "$int":
                Judge.Require(
                    got is long or BigInteger
                        && $"{got}" == BigInteger.Parse(content.GetString()!, CultureInfo.InvariantCulture)
                            .ToString(CultureInfo.InvariantCulture),
                    $"{what}: {got} instead of {content}");
                break;
            default:
                Judge.Require(Equal(ValueReader.Read(want), got), $"{what}: {got} instead of {want}");
                break;
        }
    }

    private void Tensor(string what, JsonElement want, object? got)
    {
        Judge.Require(library.Tensors.IsTensor(got), $"{what}: {got ?? "null"} instead of a tensor");
        var key = want.GetProperty("$tensor").GetString()!;
        loaded[key] = got!;
        var raw = @case.File.Tensors[key];
        judge.Tensor(
            what, DTypeNames.FromPyTorch(want.GetProperty("dtype").GetString()!) == DType.Complex64 ? raw.AsComplex() : raw,
                library.Tensors.Read(got!), Tolerance.Exact);
        if (!want.TryGetProperty("stride", out var strides)) return;
        var (_, gotStrides, offset) = library.Checkpoints.Layout(got!);
        Judge.Require(
            gotStrides.SequenceEqual(ValueReader.Sizes(strides)),
                $"{what}: strides ({string.Join(", ", gotStrides)}) instead of {strides}");
        Judge.Require(offset == want.GetProperty("offset").GetInt64(), $"{what}: offset {offset} instead of {want.GetProperty("offset")}");
        Judge.Require(
            library.Tensors.RequiresGrad(got!) == want.GetProperty("requires_grad").GetBoolean(), $"{what}: requires_grad differs");
        if (want.TryGetProperty("parameter", out var parameter))
            Judge.Require(library.Checkpoints.IsParameter(got!) == parameter.GetBoolean(), $"{what}: must be a parameter");
    }

    private void Dictionary(string what, JsonElement want, object? got)
    {
        Judge.Require(got is LoadedDict, $"{what}: {got ?? "null"} instead of a dictionary");
        var entries = ((LoadedDict)got!).Entries;
        Judge.Require(entries.Count == want.GetArrayLength(), $"{what}: {entries.Count} entries instead of {want.GetArrayLength()}");
        for (var i = 0; i < entries.Count; i++)
        {
            Compare($"{what}: key {i}", want[i][0], entries[i].Key);
            Compare($"{what}.{want[i][0]}", want[i][1], entries[i].Value);
        }
    }

    private void Items(string what, JsonElement want, IReadOnlyList<object?>? got)
    {
        Judge.Require(got?.Count == want.GetArrayLength(), $"{what}: {got?.Count} items instead of {want.GetArrayLength()}");
        for (var i = 0; i < got!.Count; i++) Compare($"{what}[{i}]", want[i], got[i]);
    }

    private static bool Equal(Value want, object? got) => want switch
    {
        NoneValue => got is null,
        BoolValue flag => got is bool value && value == flag.Content,
        IntegerValue integer => got is int or long && Convert.ToInt64(got, CultureInfo.InvariantCulture) == integer.Content,
        FloatValue real => got is double value && value.Equals(real.Content),
        TextValue text => got is string value && value == text.Content,
        DTypeValue dtype => got is DType value && value == dtype.DType,
        _ => false,
    };
}
