namespace Kasane.Internal;

/// <summary>The originals of one parametrized member and the modules that compute it from them, one after another.</summary>
internal sealed class ParametrizationList : Module
{
    /// <summary>The chain that starts with one original: the parameter itself.</summary>
    public ParametrizationList(Parameter original) => RegisterParameter("original", original);

    /// <summary>The chain that starts with two originals.</summary>
    public ParametrizationList(Module<TensorPair, Tensor> first, TensorPair originals, bool requiresGrad)
    {
        RegisterParameter("original0", new(originals.First, requiresGrad));
        RegisterParameter("original1", new(originals.Second, requiresGrad));
        AddModule("0", first);
    }

    protected override string DisplayName => nameof(ParametrizationList);

    public void Append(Module<Tensor, Tensor> step) =>
        AddModule(Children().Count().ToString(System.Globalization.CultureInfo.InvariantCulture), step);

    public Tensor Compute()
    {
        var originals = Parameters(this);
        var value = originals.Count == 1
            ? originals[0]
            : ((Module<TensorPair, Tensor>)Children().First()).Call(new(originals[0], originals[1]));
        foreach (var step in Children().OfType<Module<Tensor, Tensor>>()) value = step.Call(value);
        return value;
    }

    /// <summary>Sets the originals so that the chain gives a value.</summary>
    /// <exception cref="NotSupportedException">A parametrization has no right inverse.</exception>
    public void Assign(Tensor value)
    {
        using var mode = Autograd.NoGrad();
        foreach (var step in Children().OfType<Module<Tensor, Tensor>>().Reverse()) value = Inverse<Tensor>(step).RightInverse(value);
        var originals = Parameters(this);
        if (originals.Count == 1)
        {
            originals[0].CopyInPlace(value);
            return;
        }
        var pair = Inverse<TensorPair>(Children().First()).RightInverse(value);
        originals[0].CopyInPlace(pair.First);
        originals[1].CopyInPlace(pair.Second);
    }

    private static List<Parameter> Parameters(Module module) =>
        [.. Members.Of(module).Where(member => member.Kind == MemberKind.Parameter).Select(member => (Parameter)member.Value)];

    private static IRightInverse<T> Inverse<T>(Module step) => step as IRightInverse<T> ?? throw new NotSupportedException(
        $"The parametrization {step.GetType().Name} cannot be assigned to: it does not implement IRightInverse<{typeof(T).Name}>.");
}
