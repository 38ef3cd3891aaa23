namespace Kasane;

/// <summary>Copies of modules, in their own type.</summary>
public static class ModuleCloning
{
    /// <summary>
    /// A deep copy: parameters (with their gradients), buffers, tensor fields, child modules and the collections that hold them are copied,
    /// and what was shared inside stays shared inside the copy. Other fields are copied as they are; hooks stay with the original.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <returns>A module that shares no tensor with the original.</returns>
    /// <exception cref="NotSupportedException">A collection of members has no constructor without arguments.</exception>
    public static T Clone<T>(this T module)
        where T : Module
    {
        ArgumentNullException.ThrowIfNull(module);
        using var mode = Autograd.NoGrad();
        return (T)new ModuleCopier(CopyTensor).Copy(module);
    }

    private static Tensor CopyTensor(Tensor tensor)
    {
        if (tensor is UninitializedBuffer) return new UninitializedBuffer();
        if (tensor is Parameter { IsInitialized: false }) return Parameter.Uninitialized();
        var values = tensor.Detach().Clone();
        var copy = tensor is Parameter ? new Parameter(values, tensor.RequiresGrad) : values;
        if (copy.RequiresGrad != tensor.RequiresGrad) copy.RequiresGrad = tensor.RequiresGrad;
        if (tensor.IsLeaf && tensor.GradOrNull is { } gradient) copy.SetGrad(gradient.Detach().Clone(), exposed: true);
        return copy;
    }
}
