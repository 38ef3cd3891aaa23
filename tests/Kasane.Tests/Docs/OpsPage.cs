using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Kasane.Internal;

namespace Kasane.Tests.Docs;

/// <summary>Writes the reference page of all operations from the code.</summary>
internal static class OpsPage
{
    private static readonly Formula X = new("x"), A = new("a"), B = new("b"), C = new("c"), G = new("g"), Y = new("y");

    private static readonly Dictionary<string, string> TorchNames = Directory
        .EnumerateFiles(ConformanceFolder.File("ops"), "*.jsonl").Select(path => Path.GetFileNameWithoutExtension(path))
        .Where(name => !name.EndsWith('_')).GroupBy(name => Plain(name.Split('.')[^1]))
        .ToDictionary(group => group.Key, group => group.OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).First());

    public static string Text()
    {
        var page = new StringBuilder();
        page.Append("""
            # Operations

            This page is written by a test from the operations' code (`KASANE_UPDATE_DOCS=1 dotnet test tests/Kasane.Tests` renews it).

            In formulas, `x`, `a`, `b`, `c` are the arguments, `y` is the result and `g` its gradient. Formulas and derivatives of pointwise operations are printed by the very expressions that the kernels run. In complex arithmetic, derivatives are conjugated.

            ## Pointwise operations

            | Operation | PyTorch | Formula | Gradients | dtypes |
            |---|---|---|---|---|

            """);
        foreach (var type in OpCatalog.All.Select(op => op.GetType()).OrderBy(NameOf, StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal)) page.Append(Row(type));
        page.Append("""

            ## Structured operations

            Their gradients are written with operations, too, and so have gradients of their own.

            | Operation | PyTorch | What it does | Gradients | dtypes |
            |---|---|---|---|---|

            """);
        var (summaries, derivatives, dtypes) = (Texts("summary"), Texts("derivative"), Texts("dtypes"));
        foreach (var type in Structured().OrderBy(NameOf, StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal))
        {
            var key = "T:" + type.FullName;
            string Of(Dictionary<string, string> texts) => texts.GetValueOrDefault(key, "");
            page.Append($"| {NameOf(type)} | {Torch(NameOf(type))} | {Of(summaries)} | {Of(derivatives)} | {Of(dtypes)} |\n");
        }
        foreach (var (title, holder) in Holders) page.Append(Functions(title, holder, summaries));
        return page.ToString();
    }

    private static (string Title, Type Holder)[] Holders =>
    [
        ("Linear algebra of the core", typeof(Linalg)), ("Linear algebra of Kasane.Linalg", typeof(LinearAlgebra)),
        ("Decompositions of Kasane.Linalg", typeof(Decompositions)), ("Fourier transforms", typeof(Fourier)), ("Masked reductions", typeof(Masked)),
        ("Special functions", typeof(Special)),
    ];

    // Compositions of the operations above: their gradients are those of their parts.
    private static string Functions(string title, Type holder, Dictionary<string, string> summaries)
    {
        var rows = holder.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name).Distinct()
            .Where(name => !name.Contains('<', StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => $"| {name} | {Torch(name)} | {Summary(name)} |");
        string Summary(string name) => summaries.Where(pair => pair.Key.StartsWith($"M:{holder.FullName}.{name}(", StringComparison.Ordinal))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).FirstOrDefault(text => text.Length > 0, "");
        return $"\n## {title}\n\nMade of the operations above, and differentiable where those are.\n\n| Function | PyTorch | What it does |\n|---|---|---|\n{string.Join('\n', rows)}\n";
    }

    private static IEnumerable<Type> Structured() => typeof(Tensor).Assembly.GetTypes().Concat(typeof(LinearAlgebra).Assembly.GetTypes()).Where(
        type => type.IsValueType && !type.IsGenericType && type.GetInterfaces().Any(i => i == typeof(IOp1) || i == typeof(IOp2) || i == typeof(IOpN)));

    private static string Row(Type type)
    {
        var op = WithNames(type, out var names);
        TextAlgebra.Attributes = names;
        var contract = op is IUnaryOp ? nameof(Unary) : op is IBinaryOp ? nameof(Binary) : nameof(Ternary);
        var (formula, gradients, dtypes) = ((string, string, string))typeof(OpsPage).GetMethod(contract, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [op])!;
        return $"| {NameOf(type)} | {Torch(NameOf(type))} | {Code(formula)} | {gradients} | {dtypes} |\n";
    }

    private static (string, string, string) Unary<TOp>(TOp op)
        where TOp : unmanaged, IUnaryOp =>
        (op.Apply<TextAlgebra, Formula>(X).Text,
            Gradient(TOp.Needs, () => op.Gradient<TextAlgebra, Formula>(G, (TOp.Needs & Needs.Result) != 0 ? Y : X)),
            DTypes(TOp.Rule));

    private static (string, string, string) Binary<TOp>(TOp op)
        where TOp : unmanaged, IBinaryOp
    {
        var left = Gradient(TOp.NeedsForLeft, () => op.GradientLeft<TextAlgebra, Formula>(G, A, B, Y));
        var right = Gradient(TOp.NeedsForRight, () => op.GradientRight<TextAlgebra, Formula>(G, A, B, Y));
        return (op.Apply<TextAlgebra, Formula>(A, B).Text, left == right && left[0] != '`' ? left : $"by a: {left}<br>by b: {right}", DTypes(TOp.Rule));
    }

    private static (string, string, string) Ternary<TOp>(TOp op)
        where TOp : unmanaged, ITernaryOp =>
        (op.Apply<TextAlgebra, Formula>(A, B, C).Text, op is IDifferentiableTernary ? "in operations" : "-", "promoted");

    private static string Gradient(Needs needs, Func<Formula> gradient) =>
        (needs & Needs.NotDifferentiable) != 0 ? "-" : (needs & Needs.Zero) != 0 ? "`0`" : (needs & Needs.PassOn) != 0 ? "`g`" : Code(gradient().Text);

    private static string Code(string text) => $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string DTypes(PointwiseRule rule) => rule switch
    {
        PointwiseRule.Promote => "all; promoted",
        PointwiseRule.PromoteNoBool => "all but Bool; promoted",
        PointwiseRule.Floating => "all; integers become Float32",
        PointwiseRule.Predicate => "all; the result is Bool",
        PointwiseRule.IntegerOrBool => "integers and Bool",
        PointwiseRule.Integer => "integers",
        _ => "floating point",
    };

    // Attributes get numbers of their own, which the algebra prints as names.
    private static object WithNames(Type type, out Dictionary<double, string> names)
    {
        names = [];
        var sample = OpCatalog.All.First(op => op.GetType() == type);
        var constructor = type.GetConstructors().Where(c => c.GetParameters().Length > 0).OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        if (constructor is null) return sample;
        var arguments = new List<object>();
        foreach (var parameter in constructor.GetParameters())
        {
            var number = 7919.25 + (64 * names.Count);
            var name = char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];
            if (parameter.ParameterType == typeof(double)) arguments.Add(number);
            else if (parameter.ParameterType == typeof(Scalar)) arguments.Add((Scalar)number);
            else if (parameter.ParameterType == typeof(bool))
            {
                arguments.Add(true);
                continue;
            }
            else return sample;
            names[number] = name;
        }
        return constructor.Invoke([.. arguments]);
    }

    private static string NameOf(Type type) => (string)type.GetProperty("Name", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static string Torch(string name) => TorchNames.TryGetValue(Plain(name), out var torch) ? $"`{torch}`" : "";

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static Dictionary<string, string> Texts(string tag) => new[] { typeof(Tensor), typeof(LinearAlgebra) }
        .SelectMany(type => XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml")).Descendants("member"))
        .Where(member => member.Element(tag) is not null)
        .GroupBy(member => member.Attribute("name")!.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => Inline(group.First().Element(tag)!), StringComparer.Ordinal);

    private static string Inline(XElement summary)
    {
        foreach (var reference in summary.Descendants().Where(element => element.Attribute("cref") is not null || element.Attribute("name") is not null))
            reference.Value = (reference.Attribute("cref") ?? reference.Attribute("name"))!.Value.Split('(')[0].Split('.', ':')[^1].Split('`')[0];
        return string.Join(' ', summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal);
    }
}
