using System.Globalization;
using System.Text.RegularExpressions;

namespace Kasane.Docs;

/// <summary>What a page says that a program prints, and what it printed.</summary>
internal static partial class Printed
{
    /// <summary>
    /// What the whole program should print: the output blocks of its parts; for a part without one, the comments behind its
    /// <c>Console.WriteLine</c>, if each has one. Null: the page does not say.
    /// </summary>
    public static string? Expected(Block last)
    {
        var lines = new List<string>();
        foreach (var block in last.Chain)
        {
            if (block.Output is { } output) lines.Add(output);
            else if (Comments(block) is { } comments) lines.AddRange(comments);
            else return null;
        }
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>
    /// Numbers with a fraction may differ by three units of their last digit: sums are rounded differently with other vectors.
    /// </summary>
    public static bool Agrees(string expected, string actual)
    {
        var (left, right) = (Words().Split(expected), Words().Split(actual));
        return left.Length == right.Length && left.Zip(right).All(pair => pair.First == pair.Second || Near(pair.First, pair.Second));
    }

    private static bool Near(string expected, string actual)
    {
        var point = expected.IndexOf('.', StringComparison.Ordinal);
        return point >= 0 && point < expected.Length - 1
            && double.TryParse(expected, CultureInfo.InvariantCulture, out var a)
            && double.TryParse(actual, CultureInfo.InvariantCulture, out var b)
            && Math.Abs(a - b) <= 3.01 * Math.Pow(10, point + 1 - expected.Length);
    }

    private static List<string>? Comments(Block block)
    {
        var writes = block.Code.Split('\n').Where(line => line.Contains("Console.WriteLine(", StringComparison.Ordinal)).ToList();
        if (writes.Count == 0) return [];
        var comments = writes.ConvertAll(line => Comment().Match(line));
        return comments.TrueForAll(match => match.Success) ? comments.ConvertAll(match => match.Groups[1].Value) : null;
    }

    [GeneratedRegex(@"\);\s+// (.*)$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\d.])(?=-?\d)|(?<=\d)(?=[^\d.])|(?<=\d\.)(?=\D)|\s+")]
    private static partial Regex Words();
}
