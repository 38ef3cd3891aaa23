namespace Kasane.Internal;

/// <summary>A line of a printed module tree.</summary>
/// <param name="Id">Its number, from 0 for the root.</param>
/// <param name="Parent">The number of the line it hangs on; -1 for the root.</param>
/// <param name="Depth">How deep it lies.</param>
/// <param name="Name">The key below its parent.</param>
/// <param name="Module">The module.</param>
/// <param name="Children">How many lines hang on it.</param>
/// <param name="Repeated">Whether it was there before: its children are not listed again.</param>
internal readonly record struct ModuleTreeLine(int Id, int Parent, int Depth, string Name, Module Module, int Children, bool Repeated);

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
