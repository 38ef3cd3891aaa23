namespace Kasane.Internal;

/// <summary>Finds out where in a module tree an exception came from, as it passes the calls from the inside out.</summary>
internal static class ModuleLocation
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<KasaneException, Module> Innermost = [];

    public static void Note(KasaneException exception, Module caller)
    {
        var origin = Innermost.GetValue(exception, _ => caller);
        foreach (var (path, module) in TreeWalk.Modules(caller))
        {
            if (!ReferenceEquals(module, origin)) continue;
            exception.ModulePath = path.Length == 0 ? caller.GetType().Name : $"{caller.GetType().Name}.{path}";
            return;
        }
    }
}
