namespace Kasane.Internal;

/// <summary>Reads the terms of an equation. The dimensions that <c>...</c> covers get labels of their own, counted from the last.</summary>
internal static class EinsumLabels
{
    /// <summary>The labels of an operand's dimensions.</summary>
    public static List<string> Of(string term, Tensor x, int operand, out int dots)
    {
        var letters = term.Replace("...", "", StringComparison.Ordinal);
        foreach (var letter in letters) Check(letter);
        var ellipsis = term.IndexOf("...", StringComparison.Ordinal);
        dots = x.Rank - letters.Length;
        if (ellipsis < 0 ? dots != 0 : dots < 0)
            throw EinsumPlan.Refuse($"Einsum: the term \"{term}\" names {letters.Length} dimensions, "
                + $"but operand {operand} has shape {x.Shape}.");
        if (ellipsis < 0) dots = 0;
        return Expand(term, ellipsis, dots);
    }

    /// <summary>The labels of the output.</summary>
    public static List<string> Output(string term, int covered)
    {
        var letters = term.Replace("...", "", StringComparison.Ordinal);
        foreach (var letter in letters) Check(letter);
        if (letters.Distinct().Count() != letters.Length)
            throw EinsumPlan.Refuse($"Einsum expects every label of the output once, but got \"{term}\".");
        return Expand(term, term.IndexOf("...", StringComparison.Ordinal), covered);
    }

    /// <summary>Without an arrow: what <c>...</c> covers, then the letters that occur once, in alphabetical order.</summary>
    public static List<string> Implicit(List<string>[] labels, int covered)
    {
        var once = labels.SelectMany(list =>
            list).Where(label => label.Length == 1).GroupBy(label => label).Where(group => group.Count() == 1);
        return [.. Expand("...", 0, covered), .. once.Select(group => group.Key).Order(StringComparer.Ordinal)];
    }

    private static List<string> Expand(string term, int ellipsis, int dots)
    {
        var result = new List<string>();
        for (var i = 0; i < term.Length; i++)
        {
            if (i == ellipsis)
            {
                for (var d = dots; d > 0; d--) result.Add($".{d:D2}");
                i += 2;
            }
            else result.Add(term[i].ToString());
        }
        return result;
    }

    private static void Check(char letter)
    {
        if (!char.IsAsciiLetter(letter))
            throw EinsumPlan.Refuse($"Einsum expects letters, commas, ... and -> in the equation, but got '{letter}'.");
    }
}
