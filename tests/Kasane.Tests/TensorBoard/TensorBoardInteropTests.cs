using System.Text.Json;
using Kasane.TensorBoard;

namespace Kasane.Tests.TensorBoard;

/// <summary>Event files as others read them: a reader in Python that knows the formats only, and TensorBoard itself where it is installed.</summary>
public sealed class TensorBoardInteropTests
{
    private static readonly string Script = Path.GetFullPath(Path.Combine(ConformanceFolder.Path, "..", "interop", "tensorboard_events.py"));

    [PythonFact]
    public void A_reader_of_the_formats_reads_them() => Check("plain");

    [PythonFact("tensorboard")]
    public void TensorBoard_reads_them() => Check("real");

    private static void Check(string mode)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        var (code, output) = TorchFactAttribute.Run(Script, mode, folder.Path);
        Assert.True(code == 0, output);
        Assert.EndsWith("ok", output.Trim());
    }

    private static void Write(TemporaryFolder folder)
    {
        var expected = new Dictionary<string, object> { ["main"] = MainRun(folder), ["main/pair_a"] = Scalar("pair", (0, 1.0), (1, 2.0)), ["main/pair_b"] = Scalar("pair", (0, -1.0), (1, -2.0)) };
        var trial = Scalar("hparam/loss", (0, 0.125));
        foreach (var tag in new[] { "experiment", "session_start_info", "session_end_info" }) trial[$"_hparams_/{tag}"] = Entry("hparams", (0, null));
        expected["main/trial"] = trial;
        File.WriteAllText(folder.File("expected.json"), JsonSerializer.Serialize(expected));
    }

    private static Dictionary<string, object> MainRun(TemporaryFolder folder)
    {
        using (var writer = new SummaryWriter(folder.File("main")))
        {
            for (var i = 0; i < 30; i++) writer.AddScalar("loss", 1.0 / (i + 1), i);
        }

        using (var writer = new SummaryWriter(folder.File("main"), purgeStep: 20))
        {
            for (var i = 20; i < 40; i++) writer.AddScalar("loss", -i, i);
            writer.AddScalar("precise", Math.PI, 1L << 40, doublePrecision: true);
            writer.AddImages("images", Tensor.Rand(3, 3, 5, 7), 2);
            writer.AddHistogram("values", Tensor.From(-1f, 0f, 0.5f, 0.5f, 1f, 2f), 3);
            writer.AddText("note", "日本語 and a\nsecond line", 4);
            writer.AddGraph(new Sequential(new Linear(2, 3), new Tanh()), Tensor.Zeros(1, 2));
            for (var i = 0; i < 2; i++) writer.AddScalars("pair", new Dictionary<string, double> { ["a"] = i + 1, ["b"] = -i - 1 }, i);
            writer.AddHParams(new Dictionary<string, object?> { ["lr"] = 0.1 }, new Dictionary<string, double> { ["hparam/loss"] = 0.125 }, "trial");
        }

        return new()
        {
            ["loss"] = Entry("scalar", [.. Enumerable.Range(0, 40).Select(i => ((long)i, (object?)(i < 20 ? 1.0 / (i + 1) : -(double)i)))]),
            ["precise"] = Entry("scalar", (1L << 40, Math.PI)),
            ["images"] = Entry("image", (2, new[] { 29, 9 })),
            ["values"] = Entry("histogram", (3, new object[] { -1.0, 2.0, 6.0, 3.0, new[] { 1.0, 1, 2, 1, 1 } })),
            ["note/text_summary"] = Entry("text", (4, "日本語 and a\nsecond line")),
            ["graph"] = Entry("graph", (0, new Dictionary<string, object[]>
            {
                ["input"] = ["Input", Array.Empty<string>()],
                ["Sequential/Linear[0]/weight"] = ["Parameter", Array.Empty<string>()],
                ["Sequential/Linear[0]/bias"] = ["Parameter", Array.Empty<string>()],
                ["Sequential/Linear[0]/Linear"] = ["Linear", new[] { "input", "Sequential/Linear[0]/weight", "Sequential/Linear[0]/bias" }],
                ["Sequential/Tanh[1]/Tanh"] = ["Tanh", new[] { "Sequential/Linear[0]/Linear" }],
                ["output"] = ["Output", new[] { "Sequential/Tanh[1]/Tanh" }],
            })),
        };
    }

    private static Dictionary<string, object> Scalar(string tag, params (long Step, double Value)[] points) =>
        new() { [tag] = Entry("scalar", [.. points.Select(point => (point.Step, (object?)point.Value))]) };

    private static Dictionary<string, object> Entry(string kind, params (long Step, object? Value)[] points) =>
        new Dictionary<string, object> { ["kind"] = kind, ["points"] = points.Select(point => new[] { point.Step, point.Value }).ToArray() };
}
