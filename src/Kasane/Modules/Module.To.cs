namespace Kasane;

public abstract partial class Module
{
    /// <summary>Puts another tensor in the place of each one of this module and below.</summary>
    internal void Transform(Func<Tensor, Tensor> change)
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
