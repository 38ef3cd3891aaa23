using System.Diagnostics;

namespace Kasane.Internal;

/// <summary>Where a recorded operation was called and with what; text is made of it only when something went wrong.</summary>
internal sealed class NodeTrace(ReadOnlySpan<Tensor?> inputs, NodeTrace? origin)
{
    private const int MostLines = 30;

    private readonly string[] given = Describe(inputs);
    private readonly StackTrace stack = new(2, true);

    public IReadOnlyList<Shape> Shapes { get; } = [.. inputs.ToArray().OfType<Tensor>().Select(input => input.Shape)];

    public string? Operation { get; set; }

    /// <summary>The call with dtypes and shapes and its stack, and that of the call whose derivative made it.</summary>
    public override string ToString()
    {
        var lines = stack.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(line => line.Contains("at Kasane.Internal.", StringComparison.Ordinal)).Take(MostLines);
        var text = $"The forward call {Operation}({string.Join(", ", given)}) was made here:\n{string.Join('\n', lines)}";
        return origin is null ? text : $"{text}\nIt was recorded while the gradient of another operation was computed. {origin}";
    }

    private static string[] Describe(ReadOnlySpan<Tensor?> inputs)
    {
        var texts = new string[inputs.Length];
        for (var i = 0; i < texts.Length; i++) texts[i] = inputs[i] is { } input ? $"{input.DType}{input.Shape}" : "none";
        return texts;
    }
}
