namespace Kasane.Internal;

/// <summary>All parameters of a minimizer as one vector, and the loss as a function of it.</summary>
internal sealed class FlatParameters(IReadOnlyList<Tensor> parameters, Func<Tensor> closure)
{
    /// <summary>The loss at the present parameters; leaves the gradients behind.</summary>
    public Tensor Evaluate()
    {
        using var mode = Autograd.EnableGrad();
        return closure();
    }

    /// <summary>The gradients one after the other; 0 where there is none.</summary>
    public Tensor Gradient() =>
        Functional.Cat([.. parameters.Select(parameter =>
            (parameter.Grad?.Detach() ?? parameter.Detach().ZerosLike()).Reshape(-1))]).Clone();

    /// <summary>Moves the parameters by a multiple of a vector.</summary>
    public void Add(double factor, Tensor direction)
    {
        long offset = 0;
        foreach (var parameter in parameters)
        {
            var part = direction.Narrow(0, offset, parameter.ElementCount).Reshape(parameter.Shape);
            parameter.AddInPlace(part, factor);
            offset += parameter.ElementCount;
        }
    }

    public Tensor[] Snapshot() => [.. parameters.Select(parameter => parameter.Detach().Clone())];

    public void Restore(Tensor[] snapshot)
    {
        for (var i = 0; i < snapshot.Length; i++) parameters[i].CopyInPlace(snapshot[i]);
    }
}
