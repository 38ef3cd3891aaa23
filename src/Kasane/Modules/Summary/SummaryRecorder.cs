namespace Kasane.Internal;

/// <summary>Listens to the calls of a module tree and writes a line for each.</summary>
internal sealed class SummaryRecorder
{
    private readonly Module root;
    private readonly MultiplyAdds costs;
    private readonly Dictionary<Module, string> paths = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Parameter> counted = new(ReferenceEqualityComparer.Instance);
    private readonly List<LayerSummary> lines = [];
    private readonly Stack<(Module Module, int Line, long Before)> open = new();
    private long activations;

    public SummaryRecorder(Module root, MultiplyAdds costs)
    {
        this.root = root;
        this.costs = costs;
        foreach (var (path, module) in TreeWalk.Modules(root)) paths[module] = path;
    }

    public object? Enter(Module module, object? input)
    {
        if (!paths.TryGetValue(module, out var path)) return null;
        open.Push((module, lines.Count, costs.Count));
        lines.Add(new(path, module.Title, path.Length == 0 ? 0 : path.Count(c => c == '.') + 1, [], 0, 0, 0));
        return null;
    }

    public object? Leave(Module module, object? output)
    {
        if (open.Count == 0 || !ReferenceEquals(open.Peek().Module, module)) return null;
        var (_, line, before) = open.Pop();
        var tensors = TensorParts.Of(output).OfType<Tensor>().ToList();
        if (!module.Children().Any()) activations += tensors.Sum(tensor => tensor.ElementCount * tensor.DType.ItemSize);
        // A lazy layer has its name and parameters only now.
        var own = Members.Of(module).Where(member => member.Kind == MemberKind.Parameter).Select(member => (Parameter)member.Value).Where(counted.Add).ToList();
        lines[line] = lines[line] with
        {
            Type = module.Title,
            OutputShapes = [.. tensors.Select(tensor => tensor.Shape)],
            Parameters = own.Sum(parameter => parameter.ElementCount),
            TrainableParameters = own.Where(parameter => parameter.RequiresGrad).Sum(parameter => parameter.ElementCount),
            MultiplyAdds = costs.Count - before,
        };
        return null;
    }

    public ModuleSummary Finish()
    {
        var parameters = root.Parameters().ToList();
        return new(
            lines,
            parameters.Sum(parameter => parameter.ElementCount),
            parameters.Where(parameter => parameter.RequiresGrad).Sum(parameter => parameter.ElementCount),
            parameters.Concat(root.Buffers()).Sum(tensor => tensor.ElementCount * tensor.DType.ItemSize),
            activations,
            costs.Count);
    }
}
