namespace Kasane;

/// <summary>
/// Parameters that are computed from others at every call: a weight of a fixed norm, a symmetric matrix. What is trained and stored is the
/// original; the layer uses what the parametrization makes of it (PyTorch's <c>torch.nn.utils.parametrize</c>, with its state-dict keys:
/// <c>parametrizations.weight.original</c>).
/// </summary>
/// <remarks>
/// The value is computed when the module is called; a property such as <c>layer.Weight</c> shows the one of the last call. Calls of one
/// parametrized module must not run at the same time.
/// </remarks>
public static partial class Parametrize
{
    private const string Container = "parametrizations";

    /// <summary>Lets a parameter be computed by a module from now on; a further call appends to the chain.</summary>
    /// <param name="module">The module that has the parameter.</param>
    /// <param name="name">The parameter's name, e.g. <c>weight</c>.</param>
    /// <param name="parametrization">
    /// Maps the original to the value, of the same shape and dtype. If it implements <see cref="IRightInverse{TOriginal}"/>, the original is
    /// set so that the value stays as it is; otherwise the parameter itself becomes the original.
    /// </param>
    /// <returns>The module.</returns>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    /// <exception cref="ShapeException">The parametrization changes the shape.</exception>
    public static T Register<T>(T module, string name, Module<Tensor, Tensor> parametrization)
        where T : Module
    {
        ArgumentNullException.ThrowIfNull(parametrization);
        var (key, member) = Find(module, name);
        var parameter = (Parameter)member.Value;
        var known = ListOf(module, key);
        var wanted = parameter.Detach();
        using (Autograd.NoGrad())
        {
            var inverse = parametrization is IRightInverse<Tensor> invertible ? invertible.RightInverse(wanted) : wanted;
            Require(parametrization.Call(inverse), wanted, key, parametrization);
            if (known is null && !ReferenceEquals(inverse, wanted)) parameter.CopyInPlace(inverse.Clone());
        }
        if (known is null) known = Add(module, key, new ParametrizationList(parameter));
        known.Append(parametrization);
        Refresh(module, key);
        return module;
    }

    /// <summary>Lets a parameter be computed by a module from two originals (<c>original0</c> and <c>original1</c>).</summary>
    /// <param name="module">The module that has the parameter.</param>
    /// <param name="name">The parameter's name, e.g. <c>weight</c>.</param>
    /// <param name="parametrization">Maps the originals to the value; it implements <see cref="IRightInverse{TOriginal}"/>.</param>
    /// <returns>The module.</returns>
    /// <exception cref="ArgumentException">There is no such parameter, it is parametrized already, or there is no right inverse.</exception>
    /// <exception cref="ShapeException">The parametrization changes the shape.</exception>
    public static T Register<T>(T module, string name, Module<TensorPair, Tensor> parametrization)
        where T : Module
    {
        ArgumentNullException.ThrowIfNull(parametrization);
        var (key, member) = Find(module, name);
        if (module.IsParametrized(key))
            throw new ArgumentException($"'{key}' is parametrized already; one that takes two originals must come first.", nameof(name));
        if (parametrization is not IRightInverse<TensorPair> inverse)
            throw new ArgumentException(
                $"{parametrization.GetType().Name} must implement IRightInverse<TensorPair>, which makes the two originals.", nameof(parametrization));
        var parameter = (Parameter)member.Value;
        TensorPair originals;
        using (Autograd.NoGrad())
        {
            originals = inverse.RightInverse(parameter.Detach());
            Require(parametrization.Call(originals), parameter, key, parametrization);
        }
        Add(module, key, new ParametrizationList(parametrization, originals, parameter.RequiresGrad));
        Refresh(module, key);
        return module;
    }

    /// <summary>Whether a parameter of the module, or (without a name) any, is parametrized.</summary>
    public static bool IsParametrized(Module module, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        return name is null ? module.HasParametrized : module.IsParametrized(MemberFields.Key(name));
    }

    /// <summary>Sets the originals so that the parameter gets a value.</summary>
    /// <exception cref="ArgumentException">The parameter is not parametrized.</exception>
    /// <exception cref="NotSupportedException">A parametrization has no right inverse.</exception>
    public static void Assign(Module module, string name, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var key = RequireParametrized(module, name);
        ListOf(module, key)!.Assign(value);
        Refresh(module, key);
    }

    /// <summary>Makes the parameter a plain one again.</summary>
    /// <param name="module">The module.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="leaveParametrized">Whether it keeps the computed value (default) or goes back to the original one.</param>
    /// <exception cref="ArgumentException">The parameter is not parametrized, or there are two originals and none to go back to.</exception>
    public static void Remove(Module module, string name, bool leaveParametrized = true)
    {
        var key = RequireParametrized(module, name);
        var list = ListOf(module, key)!;
        var originals = list.Parameters().ToList();
        if (!leaveParametrized && !list.NamedParameters().Any(pair => pair.Key == "original"))
            throw new ArgumentException($"'{key}' is computed from two originals: there is no single one to go back to.", nameof(leaveParametrized));
        var original = originals[0];
        using (Autograd.NoGrad())
        {
            var value = list.Compute();
            var plain = list.NamedParameters().Any(pair => pair.Key == "original") ? original : new Parameter(value.Clone(), original.RequiresGrad);
            if (leaveParametrized && ReferenceEquals(plain, original)) plain.CopyInPlace(value);
            Members.Of(module, all: true).Find(member => member.Name == key).Replace(plain);
        }
        module.MarkParametrized(key, false);
        var container = (ModuleDict)module.At<Module>(Container);
        container.Remove(key);
        if (container.Count == 0) module.RemoveInternal(Container);
    }

    /// <summary>Computes the member anew and puts it where the layer finds it: a new tensor, as backward may still need the old one.</summary>
    internal static void Refresh(Module module, string key)
    {
        var value = Parameter.Aliasing(ListOf(module, key)!.Compute());
        Members.Of(module, all: true).Find(member => member.Name == key).Replace(value);
    }

    private static ParametrizationList Add(Module module, string key, ParametrizationList list)
    {
        if (!module.HasParametrized) module.AddInternal(Container, new ModuleDict());
        ((ModuleDict)module.At<Module>(Container)).Add(key, list);
        module.MarkParametrized(key, true);
        return list;
    }

    private static ParametrizationList? ListOf(Module module, string key) =>
        module.IsParametrized(key) ? (ParametrizationList)((ModuleDict)module.Registered![module.Registered.IndexOf(Container)])[key] : null;

    private static (string Key, Member Member) Find(Module module, string name)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var key = MemberFields.Key(name);
        var found = Members.Of(module, all: true).Find(member => member.Name == key && member.Value is Parameter);
        if (found.Value is null)
            throw new ArgumentException(
                $"{module.GetType().Name} has no parameter '{key}'. It has: {string.Join(", ", module.NamedParameters().Select(pair => pair.Key))}.",
                nameof(name));
        if (found.IsUninitialized)
            throw new ArgumentException($"The parameter '{key}' has no shape yet. Call the module once, then parametrize it.", nameof(name));
        return (key, found);
    }

    private static string RequireParametrized(Module module, string name)
    {
        ArgumentNullException.ThrowIfNull(module);
        var key = MemberFields.Key(name);
        return module.IsParametrized(key)
            ? key
            : throw new ArgumentException($"'{key}' of {module.GetType().Name} is not parametrized.", nameof(name));
    }

    private static void Require(Tensor value, Tensor original, string key, Module parametrization)
    {
        if (value.Shape == original.Shape && value.DType == original.DType) return;
        throw new ShapeException(
            $"A parametrization must keep shape and dtype of '{key}', {original.DType}{original.Shape}, but {parametrization.GetType().Name} "
            + $"gives {value.DType}{value.Shape}.")
        {
            Operation = "Parametrize",
            Shapes = [original.Shape, value.Shape],
        };
    }
}
