using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Kasane.Internal;

/// <summary>Plain values as JSON and back, exact to the bit. Tensors are set aside and referred to by their path.</summary>
internal static class StateJson
{
    private const string TensorMark = "$tensor";
    private const string NumberMark = "$number";

    public static string Write(IReadOnlyDictionary<string, object?> state, StateDict tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) Write(json, state, "", tensors);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyDictionary<string, object?> Read(string text, StateDict tensors, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return (IReadOnlyDictionary<string, object?>)Read(document.RootElement, tensors)!;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidCastException or FormatException or InvalidOperationException)
        {
            throw new CheckpointFormatException($"{source} is no valid training checkpoint: its state cannot be read ({error.Message}).", error);
        }
    }

    private static void Write(Utf8JsonWriter json, object? value, string path, StateDict tensors)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case string text: json.WriteStringValue(text); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case float number: WriteReal(json, number); break;
            case double number: WriteReal(json, number); break;
            case byte[] bytes: WriteTensor(json, Tensor.From(bytes), path, tensors); break;
            case Tensor tensor: WriteTensor(json, tensor, path, tensors); break;
            case IReadOnlyDictionary<string, object?> entries: WriteEntries(json, entries, path, tensors); break;
            case IReadOnlyDictionary<string, Tensor> entries:
                WriteEntries(json, entries.Select(entry => KeyValuePair.Create(entry.Key, (object?)entry.Value)), path, tensors);
                break;
            case ITuple tuple: WriteItems(json, Enumerable.Range(0, tuple.Length).Select(i => tuple[i]), path, tensors); break;
            case IEnumerable items: WriteItems(json, items.Cast<object?>(), path, tensors); break;
            default:
                throw new ArgumentException(
                    $"A state holds numbers, texts, tensors, lists and dictionaries, but {path} is of type {value.GetType()}.",
                    nameof(value));
        }
    }

    // Whole numbers would come back as integers, and NaN has no JSON: both are marked.
    private static void WriteReal(Utf8JsonWriter json, double number)
    {
        json.WriteStartObject();
        json.WriteString(NumberMark, number.ToString("R", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, Tensor tensor, string path, StateDict tensors)
    {
        tensors[path] = tensor;
        json.WriteStartObject();
        json.WriteString(TensorMark, path);
        json.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> entries, string path, StateDict tensors)
    {
        json.WriteStartObject();
        foreach (var (name, value) in entries)
        {
            json.WritePropertyName(name);
            Write(json, value, path.Length == 0 ? name : $"{path}/{name}", tensors);
        }

        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, IEnumerable<object?> items, string path, StateDict tensors)
    {
        json.WriteStartArray();
        foreach (var (i, item) in items.Index()) Write(json, item, string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"), tensors);
        json.WriteEndArray();
    }

    private static object? Read(JsonElement value, StateDict tensors)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null: return null;
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            case JsonValueKind.String: return value.GetString();
            case JsonValueKind.Number: return value.GetInt64();
            case JsonValueKind.Array: return value.EnumerateArray().Select(item => Read(item, tensors)).ToList();
        }

        if (value.TryGetProperty(TensorMark, out var path)) return tensors[path.GetString()!];
        if (value.TryGetProperty(NumberMark, out var number)) return double.Parse(number.GetString()!, CultureInfo.InvariantCulture);
        var entries = new OrderedDictionary<string, object?>();
        foreach (var entry in value.EnumerateObject()) entries[entry.Name] = Read(entry.Value, tensors);
        return entries;
    }
}
