using System.Reflection;

namespace Kasane.Conformance.Binding;

/// <summary>The public surface of a library, searched by PyTorch's names.</summary>
sealed class Catalog
{
    private readonly Dictionary<string, ILookup<string, (string Name, Callable Callable)>> classes = [];
    private readonly List<Type> types;

    /// <summary>A catalog of these types.</summary>
    public Catalog(IEnumerable<Type> types)
    {
        this.types = [.. types.Where(type => !type.IsNested)];
        foreach (var group in this.types.Where(type => IsStatic(type) || type.Name == "Tensor").GroupBy(type => type.Name))
            classes.Add(group.Key, group.SelectMany(Members).ToLookup(member => Spelling.Plain(member.Name)));
    }

    public static Catalog Of(params IEnumerable<Assembly> assemblies) =>
        new(assemblies.SelectMany(assembly => assembly.GetExportedTypes()));

    /// <summary>Finds what can be called for an op; the callables and whether the first two arguments change places.</summary>
    /// <exception cref="BindingException">Nothing bears the name.</exception>
    public (IReadOnlyList<Callable> Overloads, bool Swap) Find(string op)
    {
        var prefix = Names.Split(op).Prefix;
        foreach (var rule in Names.MembersOf(op))
            foreach (var name in Names.ClassesOf(prefix))
                if (In(name, rule.Member) is { Count: > 0 } found) return (found, rule.Swap);
        throw new BindingException($"unknown: {op}");
    }

    /// <summary>The constructors of a class by PyTorch's name.</summary>
    /// <exception cref="BindingException">There is no such class.</exception>
    public IReadOnlyList<Callable> Constructors(string name)
    {
        var type = types.Find(type => type.Name == name && !IsStatic(type))
            ?? types.Find(type => Spelling.Same(type.Name, name) && !IsStatic(type))
            ?? Close(types.Find(type => type.Name == $"{name}`1"));
        return type is null ? throw new BindingException($"unknown: {name}")
            : type.IsAbstract ? throw new BindingException($"abstract: {name}")
            : [.. type.GetConstructors().Where(Invoker.CanCall).Select(constructor => new Callable(constructor))];
    }

    /// <summary>A function of <c>torch.nn.functional</c> as a delegate.</summary>
    public Delegate? Function(string name, Type type)
    {
        foreach (var member in In("Functional", name))
            if (member.ToDelegate(type) is { } made) return made;
        return null;
    }

    // The exact spelling wins over one that differs in case (T the property, t the method); an instance member over an extension.
    private List<Callable> In(string className, string member)
    {
        var sources = className == "*"
            ? classes.Where(entry => entry.Key is not ("Tensor" or "Functional" or "Init")).Select(entry => entry.Value)
            : classes.TryGetValue(className, out var source) ? [source]
            : [];
        var found = sources.SelectMany(source => source[Spelling.Plain(member)]).ToList();
        if (className == "Tensor" && classes.TryGetValue("Functional", out var functional))
            found.AddRange(functional[Spelling.Plain(member)]);
        // Extensions of a package are overloads of the core's.
        if (className is "Tensor" or "Functional" && found.Count > 0 && classes.TryGetValue("Decompositions", out var package))
            found.AddRange(package[Spelling.Plain(member)]);
        var exact = found.Where(entry => entry.Name == member || entry.Name == Spelling.Pascal(member)).ToList();
        return [.. (exact.Count > 0 ? exact : found).Select(entry => entry.Callable)];
    }

    private static IEnumerable<(string Name, Callable Callable)> Members(Type type)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var method in type.GetMethods(Public))
        {
            if (!Invoker.CanCall(method)) continue;
            var name = method.Name.StartsWith("get_", StringComparison.Ordinal) ? method.Name[4..] : method.Name;
            yield return (name, new Callable(method));
        }
    }

    // ModuleList<T> where T : Module serves as a list of any modules.
    private static Type? Close(Type? open) =>
        open?.GetGenericArguments()[0].GetGenericParameterConstraints() is [var widest] ? open.MakeGenericType(widest) : null;

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };
}
