using System.Text.RegularExpressions;

namespace Kasane.Tests.Display;

/// <summary>Checks that markup is well formed and asks nobody for anything.</summary>
internal static partial class HtmlCheck
{
    private static readonly string[] Void = ["meta", "img", "br", "input", "hr", "link", "rect", "path", "circle"];

    public static void WellFormed(string html)
    {
        var open = new Stack<string>();
        var text = Raw().Replace(html, "$1$2");
        foreach (Match tag in Tag().Matches(text))
        {
            var name = tag.Groups[2].Value.ToLowerInvariant();
            if (Void.Contains(name)) continue;
            if (tag.Groups[1].Length == 0) open.Push(name);
            else Assert.Equal(open.Pop(), name);
        }

        Assert.Empty(open);
        Assert.DoesNotContain('<', Tag().Replace(text.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), ""));
    }

    public static void LoadsNothing(string html)
    {
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.OrdinalIgnoreCase);
        foreach (Match source in Source().Matches(html)) Assert.StartsWith("data:image/png;base64,", source.Groups[1].Value, StringComparison.Ordinal);
        foreach (Match address in Address().Matches(html)) Assert.StartsWith("#", address.Groups[1].Value, StringComparison.Ordinal);
    }

    [GeneratedRegex("(<(?:script|style)[^>]*>).*?(</(?:script|style)>)", RegexOptions.Singleline)]
    private static partial Regex Raw();

    [GeneratedRegex("""<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s+[\w-]+(?:="[^"<]*")?)*\s*/?>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""\s(?:src|href|action)="([^"]*)""")]
    private static partial Regex Source();

    [GeneratedRegex("""url\(([^)]*)\)""")]
    private static partial Regex Address();
}
