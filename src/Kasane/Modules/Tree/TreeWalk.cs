namespace Kasane.Internal;

/// <summary>Walks a module tree in PyTorch's order: a module's own members first, then its children, depth first; each module once.</summary>
internal static class TreeWalk
{
    /// <summary>All modules with their paths, the root under "".</summary>
    public static IEnumerable<(string Path, Module Module)> Modules(Module root)
    {
        var seen = new HashSet<Module>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(string, Module)>();
        pending.Push(("", root));
        while (pending.TryPop(out var next))
        {
            var (path, module) = next;
            if (!seen.Add(module)) continue;
            yield return (path, module);
            var members = Members.Of(module);
            for (var i = members.Count - 1; i >= 0; i--)
                if (members[i].Kind == MemberKind.Module) pending.Push((Join(path, members[i].Name), members[i].Module));
        }
    }

    /// <summary>All tensors of some kinds with their full keys: of each module the parameters first, then the buffers. A tensor that appears twice is listed at its first place only, unless asked otherwise.</summary>
    public static IEnumerable<(string Key, Member Member)> Tensors(Module root, Func<MemberKind, bool> wanted, bool distinct = true)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var modules = distinct ? Modules(root) : AllPaths(root);
        foreach (var (path, module) in modules)
            foreach (var member in Members.Of(module).OrderBy(member => member.Kind))
                if (member.Kind != MemberKind.Module && wanted(member.Kind) && (!distinct || seen.Add(member.Value)))
                    yield return (Join(path, member.Name), member);
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    // A shared module under each of its names, as a state dict lists it; cycles are followed once.
    private static List<(string Path, Module Module)> AllPaths(Module root)
    {
        var result = new List<(string, Module)>();
        Visit("", root, []);
        return result;

        void Visit(string path, Module module, HashSet<Module> above)
        {
            if (!above.Add(module)) return;
            result.Add((path, module));
            foreach (var member in Members.Of(module))
                if (member.Kind == MemberKind.Module) Visit(Join(path, member.Name), member.Module, above);
            above.Remove(module);
        }
    }
}
