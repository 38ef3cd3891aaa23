namespace Kasane.Internal;

/// <summary>The user's part of a function, whatever its number of inputs.</summary>
internal abstract class FunctionBody(object function)
{
    public string Name { get; } = function.GetType().Name;

    public bool OnceDifferentiable { get; } = function.GetType().IsDefined(typeof(OnceDifferentiableAttribute), inherit: true);

    public abstract Tensor[] Forward(FunctionContext context, Tensor[] inputs);

    public abstract Tensor?[] Backward(FunctionContext context, Tensor[] gradients);
}
