namespace Kasane.Internal;

/// <summary>A module tree with every place at which a module is used, depth first. Without recursion.</summary>
internal static class ModuleTree
{
    public static IEnumerable<ModuleTreeLine> Of(Module root)
    {
        var seen = new HashSet<Module>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(int Parent, int Depth, string Name, Module Module)>();
        pending.Push((-1, 0, "", root));
        for (var id = 0; pending.TryPop(out var next); id++)
        {
            var repeated = !seen.Add(next.Module);
            var children = repeated ? [] : Members.Of(next.Module).FindAll(member => member.Kind == MemberKind.Module);
            yield return new(id, next.Parent, next.Depth, next.Name, next.Module, children.Count, repeated);
            for (var i = children.Count - 1; i >= 0; i--) pending.Push((id, next.Depth + 1, children[i].Name, children[i].Module));
        }
    }
}
