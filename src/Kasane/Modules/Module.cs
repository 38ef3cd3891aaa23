using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>
/// The base of everything that is built from parts: a tree of named modules, parameters and buffers. Members are found in the fields
/// (also in arrays, lists and dictionaries); nothing is registered and nothing disposed. Derive from <see cref="Module{TInput, TOutput}"/>.
/// </summary>
[DynamicallyAccessedMembers(Reflected)]
public abstract partial class Module
{
    internal const DynamicallyAccessedMemberTypes Reflected =
        DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.NonPublicFields
        | DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.NonPublicProperties;

    /// <summary>Whether the module is in training mode (default) or evaluation mode; dropout and batch norm behave differently.</summary>
    public bool IsTraining { get; private set; } = true;

    /// <summary>What stands between the parentheses when the module is printed, e.g. <c>in_features=20, out_features=256, bias=True</c>.</summary>
    protected virtual string ExtraInfo => "";

    /// <summary>The name printed for the module; default: the class's.</summary>
    protected virtual string DisplayName => GetType().Name.Split('`')[0];

    internal Registry? Registered { get; private set; }

    /// <summary>Drops the gradients of all parameters.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in Parameters()) parameter.DropGrad();
    }

    /// <summary>Adds a child module under a name that is no field's: for modules that are built at run time.</summary>
    /// <exception cref="ArgumentException">The name is taken or contains a dot.</exception>
    public void AddModule(string name, Module module) => Register(name, module, MemberKind.Module);

    /// <summary>Adds a parameter under a name that is no field's.</summary>
    /// <exception cref="ArgumentException">The name is taken or contains a dot.</exception>
    public void RegisterParameter(string name, Parameter parameter) => Register(name, parameter, MemberKind.Parameter);

    /// <summary>Adds a buffer under a name that is no field's.</summary>
    /// <exception cref="ArgumentException">The name is taken or contains a dot.</exception>
    public void RegisterBuffer(string name, Tensor buffer, bool persistent = true) =>
        Register(name, buffer, persistent ? MemberKind.Buffer : MemberKind.TransientBuffer);

    /// <summary>The child at a key such as <c>encoder.0</c>, as its own type.</summary>
    /// <exception cref="KeyNotFoundException">There is no such child.</exception>
    public T At<T>(string key)
        where T : Module
    {
        foreach (var (path, module) in NamedModules())
            if (path == key) return (T)module;
        throw new KeyNotFoundException(
            $"There is no module '{key}' in {DisplayName}. Keys are: "
            + $"{string.Join(", ", NamedModules().Select(pair => pair.Key).Where(name => name.Length > 0))}.");
    }

    /// <summary>Whether a state dict may lack this buffer or parameter without being refused: what older versions did not write.</summary>
    internal virtual bool MayBeMissing(string name) => false;

    internal void SetMode(bool training)
    {
        IsTraining = training;
        OnModeChanged();
    }

    /// <summary>Called after the training mode was set.</summary>
    protected virtual void OnModeChanged()
    {
    }

    private protected Registry EnsureRegistry() => Registered ??= new();

    /// <summary>A copy of all fields, with a registry of its own.</summary>
    internal Module CopyFields(bool keepHooks)
    {
        var copy = (Module)MemberwiseClone();
        copy.Registered = Registered?.Copy();
        if (!keepHooks) copy.hooks = null;
        return copy;
    }

    private void Register(string name, object value, MemberKind kind)
    {
        if (Members.Of(this).Exists(member => member.Name == name))
            throw new ArgumentException($"{DisplayName} has a member with the name '{name}' already. Choose another name.", nameof(name));
        EnsureRegistry().Add(name, value, kind);
    }
}
