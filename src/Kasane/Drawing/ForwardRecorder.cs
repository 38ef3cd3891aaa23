using System.Diagnostics.CodeAnalysis;

namespace Kasane.Internal;

/// <summary>Writes down the primitives that one thread calls during a forward pass, each with the module it was called in.</summary>
internal sealed class ForwardRecorder : Interceptor
{
    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly List<ForwardNode> nodes = [];
    private readonly Dictionary<Tensor, int> makers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Module, string> paths = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<Module> scopes = new();
    private bool inside;

    private ForwardRecorder(Module root)
    {
        foreach (var (path, module) in TreeWalk.Modules(root)) paths[module] = path;
        foreach (var (key, member) in TreeWalk.Tensors(root, _ => true)) names[member.Tensor] = key;
    }

    private string Scope => scopes.TryPeek(out var module) ? paths[module] : "";

    public static ForwardGraph Record<
        [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput>(
        Module<TInput, TOutput> module, TInput input)
    {
        var recorder = new ForwardRecorder(module);
        recorder.Add(ForwardNodeKind.Input, "input", TensorParts.Of(input));
        using var before = GlobalModuleHooks.RegisterForwardPreHook((part, _) => recorder.Enter(part));
        using var after = GlobalModuleHooks.RegisterForwardHook((part, _, _) => recorder.Leave(part));
        Install(recorder);
        TOutput output;
        try
        {
            output = module.Call(input);
        }
        finally
        {
            Remove(recorder);
        }

        foreach (var tensor in TensorParts.Of(output).OfType<Tensor>())
            recorder.nodes.Add(new(recorder.nodes.Count, ForwardNodeKind.Output, "output", "", [recorder.MakerOf(tensor)], [tensor.Shape]));
        return new(recorder.nodes, recorder.paths.ToDictionary(pair => pair.Value, pair => pair.Key.Title));
    }

    public override Tensor[] Invoke(string operation, Tensor?[] inputs, Func<Tensor?[], Tensor[]> proceed)
    {
        // What an operation calls to compute itself is no node of its own.
        if (inside || Environment.CurrentManagedThreadId != thread) return proceed(inputs);
        var sources = inputs.OfType<Tensor>().Select(MakerOf).ToArray();
        inside = true;
        Tensor[] results;
        try
        {
            results = proceed(inputs);
        }
        finally
        {
            inside = false;
        }

        foreach (var result in results) makers[result] = nodes.Count;
        nodes.Add(new(nodes.Count, ForwardNodeKind.Operation, operation, Scope, sources, [.. results.Select(result => result.Shape)]));
        return results;
    }

    private object? Enter(Module module)
    {
        if (Environment.CurrentManagedThreadId == thread && paths.ContainsKey(module)) scopes.Push(module);
        return null;
    }

    private object? Leave(Module module)
    {
        if (Environment.CurrentManagedThreadId == thread && scopes.TryPeek(out var last) && ReferenceEquals(last, module)) scopes.Pop();
        return null;
    }

    private int MakerOf(Tensor tensor)
    {
        if (makers.TryGetValue(tensor, out var maker)) return maker;
        var known = names.TryGetValue(tensor, out var name);
        Add(known ? ForwardNodeKind.Parameter : ForwardNodeKind.Constant, name ?? "constant", [tensor]);
        return makers[tensor];
    }

    private void Add(ForwardNodeKind kind, string name, List<Tensor?> tensors)
    {
        foreach (var tensor in tensors.OfType<Tensor>())
        {
            makers[tensor] = nodes.Count;
            nodes.Add(new(nodes.Count, kind, name, Scope, [], [tensor.Shape]));
        }
    }
}
