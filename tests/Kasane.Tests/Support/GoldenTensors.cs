using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Kasane.Tests;

/// <summary>A golden tensor: its dtype as safetensors spells it, its shape and its bytes.</summary>
internal sealed record GoldenTensor(string DType, long[] Shape, byte[] Bytes)
{
    public T[] As<T>() where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes).ToArray();

    public double[] AsDoubles() => DType switch
    {
        "F32" => [.. As<float>().Select(x => (double)x)],
        "F64" => As<double>(),
        "I64" => [.. As<long>().Select(x => (double)x)],
        "I32" => [.. As<int>().Select(x => (double)x)],
        "BOOL" or "U8" => [.. As<byte>().Select(x => (double)x)],
        _ => throw new NotSupportedException(DType),
    };
}

/// <summary>A reader of safetensors files that knows nothing of the library's own, and checks nothing.</summary>
internal static class GoldenTensors
{
    public static Dictionary<string, GoldenTensor> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, headerLength));
        return header.RootElement.EnumerateObject().Where(p => p.Name != "__metadata__").ToDictionary(
            p => p.Name,
            p =>
            {
                var offsets = p.Value.GetProperty("data_offsets");
                return new GoldenTensor(
                    p.Value.GetProperty("dtype").GetString()!,
                    [.. p.Value.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64())],
                    bytes[(8 + headerLength + offsets[0].GetInt32())..(8 + headerLength + offsets[1].GetInt32())]);
            });
    }
}
