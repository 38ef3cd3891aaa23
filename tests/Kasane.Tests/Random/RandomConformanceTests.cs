using System.Globalization;
using System.Text.Json;

namespace Kasane.Tests;

/// <summary>The golden streams of PyTorch's generator. Numbers of tolerance 0 and all float32 ones must be equal bit by bit.</summary>
public sealed class RandomConformanceTests
{
    /// <summary>Topic, and how many of its cases need the generator only.</summary>
    public static TheoryData<string, int> Topics => new()
    {
        { "bernoulli", 14 }, { "dropout", 36 }, { "exponential_", 12 }, { "init", 12 }, { "like", 4 }, { "multinomial", 26 },
        { "normal", 24 }, { "other-distributions", 3 }, { "rand", 27 }, { "rand-float64", 21 },
        { "randint", 36 }, { "randn", 19 }, { "randn-float64", 20 },
        { "randperm", 24 }, { "sequence", 17 }, { "uniform_", 14 },
    };

    [Theory]
    [MemberData(nameof(Topics))]
    public void Stream_equals_the_golden_one(string topic, int expectedCases)
    {
        var tensors = GoldenTensors.Read(ConformanceFolder.File("random", topic + ".safetensors"));
        var cases = 0;
        foreach (var line in File.ReadLines(ConformanceFolder.File("random", topic + ".jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var steps = document.RootElement.GetProperty("steps");
            if (!steps.EnumerateArray().All(RandomReplay.Supports)) continue;
            cases++;
            var generator = new Generator(document.RootElement.GetProperty("seed").GetInt64());
            var replay = new RandomReplay(generator, tensors);
            foreach (var step in steps.EnumerateArray())
            {
                if (step.GetProperty("do").GetString() == "manual_seed") generator.ManualSeed(step.GetProperty("seed").GetInt64());
                else Check(document.RootElement.GetProperty("id").GetString()!, step, replay, tensors);
            }
        }

        Assert.Equal(expectedCases, cases);
    }

    private static void Check(string id, JsonElement step, RandomReplay replay, Dictionary<string, GoldenTensor> tensors)
    {
        var op = step.GetProperty("op").GetString()!;
        var output = step.GetProperty("output");
        var want = tensors[output.GetProperty("$tensor").GetString()!];
        var got = want with { Bytes = replay.Draw(op, step.GetProperty("args"), step.GetProperty("kwargs")) };
        var (rtol, atol) = (output.GetProperty("rtol").GetDouble(), output.GetProperty("atol").GetDouble());
        var exact = (rtol == 0 && atol == 0) || (want.DType == "F32" && op is not ("nn.functional.alpha_dropout" or "nn.functional.rrelu"));
        if (exact)
        {
            Assert.True(want.Bytes.AsSpan().SequenceEqual(got.Bytes), $"{id}, {op}: not equal bit by bit.{Difference(want, got)}");
            return;
        }

        foreach (var (w, g) in want.AsDoubles().Zip(got.AsDoubles()))
            Assert.True(Math.Abs(w - g) <= atol + (rtol * Math.Abs(w)), $"{id}, {op}: {g:R} instead of {w:R}");
    }

    private static string Difference(GoldenTensor want, GoldenTensor got)
    {
        if (want.Bytes.Length != got.Bytes.Length) return $" {got.Bytes.Length} bytes instead of {want.Bytes.Length}";
        var pairs = want.AsDoubles().Zip(got.AsDoubles())
            .Select((pair, i) => (i, pair.First, pair.Second)).Where(x => x.First != x.Second).Take(5);
        return string.Concat(pairs.Select(x => string.Create(CultureInfo.InvariantCulture, $" [{x.i}] {x.Second:R} for {x.First:R}")));
    }
}
