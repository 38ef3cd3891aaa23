using System.Text.Json;

namespace Kasane.Conformance.Golden;

/// <summary>One case: what to do and what must come out of it.</summary>
/// <param name="Kind">The folder it stands in.</param>
/// <param name="Id">Its unique id, such as <c>ops/add/f32-01</c>.</param>
/// <param name="Name">What it is about: the op, the module class, the topic.</param>
/// <param name="Group">The group of an op; empty for other kinds.</param>
/// <param name="Json">Everything else.</param>
/// <param name="File">The file that it stands in.</param>
sealed record Case(CaseKind Kind, string Id, string Name, string Group, JsonElement Json, CaseFile File)
{
    public bool ExpectsError => Json.TryGetProperty("error", out var error) && error.GetBoolean();

    public string? ErrorType => Text("error_type");

    public bool Has(string property) => Json.TryGetProperty(property, out _);

    public bool Flag(string property) => Json.TryGetProperty(property, out var flag) && flag.ValueKind == JsonValueKind.True;

    public string? Text(string property) => Json.TryGetProperty(property, out var text) ? text.GetString() : null;

    public int? Integer(string property) => Json.TryGetProperty(property, out var number) ? number.GetInt32() : null;

    /// <summary>The value of a property that must be there.</summary>
    public Value Value(string property) => ValueReader.Read(Json.GetProperty(property));

    /// <summary>The items of a list; none where the property is missing or null.</summary>
    public IReadOnlyList<Value> List(string property) =>
        Json.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array ? ValueReader.Items(list) : [];

    /// <summary>The entries of a dictionary; none where the property is missing or null.</summary>
    public IReadOnlyList<KeyValuePair<string, Value>> Map(string property) =>
        Json.TryGetProperty(property, out var map) && map.ValueKind == JsonValueKind.Object ? ValueReader.Entries(map) : [];

    /// <summary>The data of a tensor that the case names.</summary>
    public RawTensor Tensor(TensorValue value)
    {
        var raw = File.Tensors[value.Key];
        return value.Complex ? raw.AsComplex() : raw;
    }

    public override string ToString() => Id;
}
