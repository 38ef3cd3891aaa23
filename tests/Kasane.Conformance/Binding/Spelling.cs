namespace Kasane.Conformance.Binding;

/// <summary>How names of PyTorch and C# are compared: without case, underscores and dashes.</summary>
static class Spelling
{
    public static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    public static bool Same(string left, string right) => Plain(left) == Plain(right);

    /// <summary><c>leaky_relu</c> as <c>LeakyRelu</c>.</summary>
    public static string Pascal(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
