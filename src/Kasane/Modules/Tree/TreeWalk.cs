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

    /// <summary>
    /// All tensors of some kinds with their full keys: of each module the parameters first, then the buffers. A tensor that appears twice
    /// is listed at its first place only.
    /// </summary>
    public static IEnumerable<(string Key, Member Member)> Tensors(Module root, Func<MemberKind, bool> wanted)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (path, module) in Modules(root))
            foreach (var member in Members.Of(module).OrderBy(member => member.Kind))
                if (member.Kind != MemberKind.Module && wanted(member.Kind) && seen.Add(member.Value))
                    yield return (Join(path, member.Name), member);
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
