namespace Kasane;

public abstract partial class Module
{
    /// <summary>
    /// Moves all parameters, gradients, buffers and plain tensor fields of this module and below to a device. Parameters keep their identity.
    /// </summary>
    /// <returns>This module.</returns>
    public Module To(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        Transform(tensor => tensor.To(device));
        return this;
    }

    /// <summary>Converts all floating-point parameters, gradients, buffers and plain tensor fields to a floating-point dtype.</summary>
    /// <returns>This module.</returns>
    /// <exception cref="ArgumentException">The dtype is not floating point.</exception>
    public Module To(DType dtype)
    {
        if (!dtype.IsDifferentiable)
            throw new ArgumentException($"A module can be converted to floating-point dtypes only, but {dtype} was given.", nameof(dtype));
        Transform(tensor => tensor.DType.IsDifferentiable ? tensor.To(dtype) : tensor);
        return this;
    }

    /// <summary>Converts to Float32; see <see cref="To(DType)"/>.</summary>
    /// <returns>This module.</returns>
    public Module Float() => To(DType.Float32);

    /// <summary>Converts to Float64; see <see cref="To(DType)"/>.</summary>
    /// <returns>This module.</returns>
    public Module Double() => To(DType.Float64);

    /// <summary>Converts to Float16; see <see cref="To(DType)"/>.</summary>
    /// <returns>This module.</returns>
    public Module Half() => To(DType.Float16);

    private void Transform(Func<Tensor, Tensor> change)
    {
        using var mode = Autograd.NoGrad();
        // One tensor in two places stays one tensor.
        var done = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var (_, module) in TreeWalk.Modules(this))
            foreach (var member in Members.Of(module))
            {
                if (member.Kind == MemberKind.Module) continue;
                var tensor = member.Tensor;
                if (done.TryGetValue(tensor, out var known))
                {
                    if (!ReferenceEquals(known, tensor)) member.Replace(known);
                    continue;
                }
                if (member.IsUninitialized) continue;
                var changed = change(tensor);
                if (tensor is Parameter parameter)
                {
                    if (!ReferenceEquals(changed, tensor)) MoveParameter(parameter, changed, change);
                    changed = parameter;
                }
                else if (!ReferenceEquals(changed, tensor)) member.Replace(changed);
                done[tensor] = changed;
            }
    }

    private static void MoveParameter(Parameter parameter, Tensor changed, Func<Tensor, Tensor> change)
    {
        var gradient = parameter.GradOrNull;
        parameter.Become(changed);
        if (gradient is not null) parameter.SetGrad(change(gradient), exposed: true);
    }
}
