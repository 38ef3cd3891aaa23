using System.Text.Json;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners.Traces;

/// <summary>A tensor in short: its shape, sum and Euclidean norm, the first and the last four values.</summary>
static class Checksum
{
    public static void Compare(Judge judge, string what, JsonElement want, RawTensor got)
    {
        var shape = ValueReader.Sizes(want.GetProperty("shape"));
        Judge.Require(got.Shape.AsSpan().SequenceEqual(shape), $"{what}: {got} instead of ({string.Join(", ", shape)})");
        var (sum, squares) = (0.0, 0.0);
        for (long i = 0; i < got.Count; i++)
        {
            var value = got.RealAt(i);
            sum += value;
            squares += value * value;
        }
        var each = new Tolerance(0, want.GetProperty("atol").GetDouble());
        var (first, last) = (want.GetProperty("first"), want.GetProperty("last"));
        for (var i = 0; i < first.GetArrayLength(); i++) judge.Number($"{what}[{i}]", first[i].GetDouble(), got.RealAt(i), each);
        var start = got.Count - last.GetArrayLength();
        for (var i = 0; i < last.GetArrayLength(); i++)
            judge.Number($"{what}[{start + i}]", last[i].GetDouble(), got.RealAt(start + i), each);
        judge.Number($"sum of {what}", want.GetProperty("sum").GetDouble(), sum, new(0, want.GetProperty("sum_atol").GetDouble()));
        judge.Number(
            $"norm of {what}", want.GetProperty("l2").GetDouble(), Math.Sqrt(squares), new(0, want.GetProperty("l2_atol").GetDouble()));
    }
}
