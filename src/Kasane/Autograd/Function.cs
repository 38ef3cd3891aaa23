namespace Kasane;

/// <summary>
/// A differentiable operation of your own with one input and one result. Attributes are fields of the class:
/// <code>
/// sealed class Cube : Function
/// {
///     protected override Tensor Forward(FunctionContext ctx, Tensor x)
///     {
///         ctx.SaveForBackward(x);
///         return x * x * x;
///     }
///
///     protected override Tensor? Backward(FunctionContext ctx, Tensor gradient)
///     {
///         var x = ctx.SavedTensors[0];
///         return gradient * 3 * x * x;
///     }
/// }
///
/// var y = new Cube().Apply(x);
/// </code>
/// If <see cref="Backward"/> is written with operations, its result can be differentiated again; if not, mark the class with
/// <see cref="OnceDifferentiableAttribute"/>. For several inputs or results see <see cref="MultiFunction"/>.
/// </summary>
public abstract class Function
{
    /// <summary>Computes and, if a gradient is asked for, records.</summary>
    /// <param name="input">The input.</param>
    /// <exception cref="GradientException">The result does not fit to what was declared with the context.</exception>
    public Tensor Apply(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return FunctionCall.Run(new Body(this), [input])[0];
    }

    /// <summary>Computes the result; nothing in here is recorded.</summary>
    /// <param name="ctx">Keeps what <see cref="Backward"/> will need.</param>
    /// <param name="x">The input.</param>
    protected abstract Tensor Forward(FunctionContext ctx, Tensor x);

    /// <summary>The gradient of the input; null means zero.</summary>
    /// <param name="ctx">What <see cref="Forward"/> kept.</param>
    /// <param name="gradient">The gradient of the result.</param>
    protected abstract Tensor? Backward(FunctionContext ctx, Tensor gradient);

    private sealed class Body(Function function) : FunctionBody(function)
    {
        public override Tensor[] Forward(FunctionContext context, Tensor[] inputs) => [function.Forward(context, inputs[0])];

        public override Tensor?[] Backward(FunctionContext context, Tensor[] gradients) => [function.Backward(context, gradients[0])];
    }
}
