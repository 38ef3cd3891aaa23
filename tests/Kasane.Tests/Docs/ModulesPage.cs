using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace Kasane.Tests;

/// <summary>The page docs/modules.md: every class of PyTorch's torch.nn 1.13 and what Kasane has for it, read from the code.</summary>
internal static class ModulesPage
{
    private const string Title = """
        # Modules: torch.nn and Kasane

        Every class of PyTorch 1.13's `torch.nn`, and the class of this library with the same defaults, the same initial weights for a seed and
        the same state-dict keys. Made from the code; a test fails when it is out of date (`KASANE_UPDATE_DOCS=1` writes it anew). Parameters are
        those of the first constructor, without `dtype` and `device`.

        """;

    public static string Write()
    {
        var text = new StringBuilder(Title);
        var summaries = Summaries();
        string? open = null;
        foreach (var (section, torch, type, note) in TorchClasses())
        {
            if (section != open)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n## {section}\n\n| torch.nn | Kasane | Parameters | |\n|---|---|---|---|\n");
                open = section;
            }
            var found = type is null ? null : Find(type);
            var name = found is null ? "-" : $"`{TypeText.Of(found)}`";
            var remark = note.Length > 0 ? note : found is null ? "" : summaries.GetValueOrDefault($"T:{found.FullName}", "");
            text.Append(CultureInfo.InvariantCulture, $"| `{torch}` | {name} | {(found is null ? "" : Constructor(found))} | {remark} |\n");
        }
        return text.ToString();
    }

    /// <summary>PyTorch's classes; without a type of ours where there is none on purpose.</summary>
    public static IEnumerable<(string Section, string Torch, string? Type, string Note)> TorchClasses()
    {
        using var stream = typeof(ModulesPage).Assembly.GetManifestResourceStream("torch-nn-classes.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            yield return (cells[0], cells[1], cells[2] == "-" ? null : cells[2], cells[3]);
        }
    }

    public static Type? Find(string name) => typeof(Module).Assembly.GetType($"Kasane.{name}");

    private static string Constructor(Type type)
    {
        if (type.IsAbstract || type == typeof(Parameter)) return "";
        var constructor = type.GetConstructors().OrderByDescending(Priority).FirstOrDefault();
        if (constructor is null) return "";
        var parameters = constructor.GetParameters().Where(parameter => parameter.Name is not ("dtype" or "device")).Select(Text);
        return string.Join(", ", parameters) is { Length: > 0 } list ? $"`{list}`" : "";
    }

    // The constructor that the compiler prefers, or else the first.
    private static int Priority(ConstructorInfo constructor) =>
        constructor.GetCustomAttribute<System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute>()?.Priority ?? 0;

    private static string Text(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue) return parameter.Name!;
        var value = parameter.DefaultValue switch
        {
            null when parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null => null,
            null => "null",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString(),
        };
        return value is null ? $"{parameter.Name}?" : $"{parameter.Name} = {value}";
    }

    private static Dictionary<string, string> Summaries()
    {
        var file = Path.ChangeExtension(typeof(Module).Assembly.Location, ".xml");
        var members = XDocument.Load(file).Root!.Element("members")!.Elements("member");
        return members.ToDictionary(member => member.Attribute("name")!.Value, member => FirstSentence(member.Element("summary")));
    }

    private static string FirstSentence(XElement? summary)
    {
        if (summary is null) return "";
        var text = string.Concat(summary.Nodes().Select(Plain));
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal);
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    private static string Plain(XNode node) => node switch
    {
        XText words => words.Value,
        XElement { Name.LocalName: "see" } link => $"`{link.Attribute("cref")?.Value.Split('.', '(')[^1].Split('`')[0] ?? link.Attribute("langword")?.Value}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement element => string.Concat(element.Nodes().Select(Plain)),
        _ => "",
    };
}
