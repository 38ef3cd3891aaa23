namespace Kasane;

public abstract partial class Module
{
    /// <summary>All parameters of this module and below, shared ones once.</summary>
    public IEnumerable<Parameter> Parameters() => NamedParameters().Select(pair => pair.Value);

    /// <summary>All parameters with their keys, in PyTorch's order: own ones first, then those of the children.</summary>
    public IEnumerable<KeyValuePair<string, Parameter>> NamedParameters()
    {
        foreach (var (key, member) in TreeWalk.Tensors(this, kind => kind == MemberKind.Parameter))
            yield return new(key, (Parameter)member.Value);
    }

    /// <summary>All buffers of this module and below.</summary>
    public IEnumerable<Tensor> Buffers() => NamedBuffers().Select(pair => pair.Value);

    /// <summary>All buffers with their keys.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> NamedBuffers()
    {
        foreach (var (key, member) in TreeWalk.Tensors(this, kind => kind is MemberKind.Buffer or MemberKind.TransientBuffer))
            yield return new(key, member.Tensor);
    }

    /// <summary>The modules directly below, shared ones once.</summary>
    public IEnumerable<Module> Children() => NamedChildren().Select(pair => pair.Value);

    /// <summary>The modules directly below with their names.</summary>
    public IEnumerable<KeyValuePair<string, Module>> NamedChildren()
    {
        var seen = new HashSet<Module>(ReferenceEqualityComparer.Instance);
        foreach (var member in Members.Of(this))
            if (member.Kind == MemberKind.Module && seen.Add(member.Module)) yield return new(member.Name, member.Module);
    }

    /// <summary>This module and all below, shared ones once.</summary>
    public IEnumerable<Module> Modules() => NamedModules().Select(pair => pair.Value);

    /// <summary>This module (key "") and all below with their keys.</summary>
    public IEnumerable<KeyValuePair<string, Module>> NamedModules()
    {
        foreach (var (path, module) in TreeWalk.Modules(this)) yield return new(path, module);
    }
}
