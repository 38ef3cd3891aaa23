namespace Kasane.Internal;

/// <summary>Writes and reads the state of a module tree. A shared module appears under each of its names; cycles are followed once.</summary>
internal static class StateWalk
{
    public static void Save(Module root, StateDict state)
    {
        Visit(root, "", [], enter: (module, path) =>
        {
            foreach (var member in Members.Of(module).OrderBy(member => member.Kind))
                if (IsState(member)) state[TreeWalk.Join(path, member.Name)] = member.IsUninitialized ? member.Tensor : member.Tensor.Detach();
        }, leave: (module, path) =>
        {
            if (module.Hooks is not { } hooks) return;
            foreach (var entry in hooks.StateSaved.Items) entry.Hook(module, state, Prefix(path));
        });
    }

    /// <summary>All parameters and buffers, also those that are not stored, by key.</summary>
    public static Dictionary<string, Member> Entries(Module root)
    {
        var entries = new Dictionary<string, Member>();
        Visit(root, "", [], enter: (module, path) =>
        {
            foreach (var member in Members.Of(module))
                if (member.Kind is MemberKind.Parameter or MemberKind.Buffer or MemberKind.TransientBuffer)
                    entries[TreeWalk.Join(path, member.Name)] = member;
        });
        return entries;
    }

    public static LoadReport Load(Module root, IReadOnlyDictionary<string, Tensor> given, bool strict)
    {
        var state = RunLoadingHooks(root, given);
        var own = new List<(string Key, Member Member, bool MayBeMissing)>();
        Visit(root, "", [], enter: (module, path) =>
        {
            foreach (var member in Members.Of(module).OrderBy(member => member.Kind))
                if (IsState(member)) own.Add((TreeWalk.Join(path, member.Name), member, module.MayBeMissing(member.Name)));
        });
        var report = Compare(root, own, state, strict);

        using (Autograd.NoGrad())
        {
            foreach (var (key, member, _) in own)
                if (state.TryGetValue(key, out var value)) member.Load(value);
        }
        foreach (var (_, module) in TreeWalk.Modules(root)) module.AfterLoading();
        foreach (var (_, module) in TreeWalk.Modules(root))
        {
            if (module.Hooks is not { } hooks) continue;
            foreach (var entry in hooks.StateLoaded.Items) entry.Hook(module, report);
        }
        return report;
    }

    private static LoadReport Compare(
        Module root, List<(string Key, Member Member, bool MayBeMissing)> own, IReadOnlyDictionary<string, Tensor> state, bool strict)
    {
        var known = own.Select(entry => entry.Key).ToHashSet();
        var missing = own.Where(entry => !entry.MayBeMissing && !state.ContainsKey(entry.Key)).Select(entry => entry.Key).ToArray();
        var unexpected = state.Keys.Where(key => !known.Contains(key)).ToArray();
        var misshaped = own
            .Where(entry => state.TryGetValue(entry.Key, out var value) && !entry.Member.IsUninitialized && value.Shape != entry.Member.Tensor.Shape)
            .Select(entry => new ShapeMismatch(entry.Key, state[entry.Key].Shape, entry.Member.Tensor.Shape))
            .ToArray();
        if (misshaped.Length == 0 && !(strict && missing.Length + unexpected.Length > 0)) return new(missing, unexpected);

        var problems = new List<string>();
        if (missing.Length > 0) problems.Add($"missing: {string.Join(", ", missing)}");
        if (unexpected.Length > 0) problems.Add($"unexpected: {string.Join(", ", unexpected)}");
        problems.AddRange(misshaped.Select(mismatch => $"{mismatch.Key} has shape {mismatch.Given}, expected {mismatch.Expected}"));
        throw new StateDictException($"The state dict does not fit {root.Title}; nothing was changed. {string.Join("; ", problems)}.")
        {
            MissingKeys = missing,
            UnexpectedKeys = unexpected,
            ShapeMismatches = misshaped,
        };
    }

    private static IReadOnlyDictionary<string, Tensor> RunLoadingHooks(Module root, IReadOnlyDictionary<string, Tensor> given)
    {
        StateDict? copy = null;
        Visit(root, "", [], enter: (module, path) =>
        {
            if (module.Hooks is not { StateLoading.IsEmpty: false } hooks) return;
            if (copy is null)
            {
                copy = new();
                foreach (var (key, tensor) in given) copy[key] = tensor;
            }
            foreach (var entry in hooks.StateLoading.Items) entry.Hook(module, copy, Prefix(path));
        });
        return copy ?? given;
    }

    private static bool IsState(Member member) => member.Kind is MemberKind.Parameter or MemberKind.Buffer;

    private static string Prefix(string path) => path.Length == 0 ? "" : path + ".";

    private static void Visit(Module module, string path, HashSet<Module> above, Action<Module, string> enter, Action<Module, string>? leave = null)
    {
        if (!above.Add(module)) return;
        enter(module, path);
        foreach (var member in Members.Of(module))
            if (member.Kind == MemberKind.Module) Visit(member.Module, TreeWalk.Join(path, member.Name), above, enter, leave);
        leave?.Invoke(module, path);
        above.Remove(module);
    }
}
