namespace Kasane.Internal;

/// <summary>How the containers of parameters print them.</summary>
internal static class ParameterText
{
    public static string Lines(IEnumerable<(string Name, Parameter Parameter)> parameters) =>
        string.Join('\n', parameters.Select(entry => $"  ({entry.Name}): Parameter containing: [{entry.Parameter.DType} of size {string.Join('x', entry.Parameter.Shape.ToArray())}]"));
}
