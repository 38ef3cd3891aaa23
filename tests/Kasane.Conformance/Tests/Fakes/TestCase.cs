using System.Text;
using System.Text.Json;
using Kasane.Conformance.Golden;
using Kasane.Conformance.Runners;

namespace Kasane.Conformance.Tests.Fakes;

/// <summary>Cases written by hand, with their tensors in a file of their own.</summary>
static class TestCase
{
    public static Case Of(CaseKind kind, string json, params (string Key, RawTensor Tensor)[] tensors)
    {
        var folder = Directory.CreateTempSubdirectory("kasane-conformance-").FullName;
        var directory = Directory.CreateDirectory(Path.Combine(folder, CaseDirectory.Folder(kind))).FullName;
        File.WriteAllText(Path.Combine(directory, "test.jsonl"), json.ReplaceLineEndings(" ") + "\n");
        File.WriteAllBytes(Path.Combine(directory, "test.safetensors"), Safetensors(tensors));
        var @case = CaseDirectory.Read(folder, kind).Single();
        _ = @case.File.Tensors;
        Directory.Delete(folder, recursive: true);
        return @case;
    }

    public static RawTensor Floats(params float[] values) => RawTensors.Of(DType.Float32, [values.Length], values);

    public static RawTensor Scalar(float value) => RawTensors.Of(DType.Float32, [], value);

    /// <summary>Why the case fails; null if it passes.</summary>
    public static string? Verdict(ICaseRunner runner, Case @case, FakeLibrary library)
    {
        try
        {
            runner.Run(@case, new Judge(@case, library.Tensors));
            return null;
        }
        catch (Exception exception) when (exception is CaseFailure or Binding.BindingException)
        {
            return exception.Message;
        }
    }

    public static byte[] Safetensors(params (string Key, RawTensor Tensor)[] tensors)
    {
        var header = new StringBuilder("{");
        using var data = new MemoryStream();
        foreach (var (key, tensor) in tensors)
        {
            if (data.Length > 0 || header.Length > 1) header.Append(',');
            header.Append(JsonSerializer.Serialize(key)).Append(":{\"dtype\":\"").Append(Name(tensor.DType)).Append("\",\"shape\":")
                .Append(JsonSerializer.Serialize(tensor.Shape)).Append(",\"data_offsets\":[").Append(data.Length).Append(',');
            data.Write(tensor.Data.Span);
            header.Append(data.Length).Append("]}");
        }
        var text = Encoding.UTF8.GetBytes(header.Append('}').ToString());
        return [.. BitConverter.GetBytes((ulong)text.Length), .. text, .. data.ToArray()];
    }

    private static string Name(DType dtype) => dtype switch
    {
        DType.Float32 => "F32",
        DType.Float64 => "F64",
        DType.Int64 => "I64",
        DType.Bool => "BOOL",
        _ => throw new NotSupportedException(),
    };
}
