namespace Kasane;

/// <summary>log(sigmoid(x)), without underflow. Input and output have the same shape.</summary>
public sealed class LogSigmoid : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.LogSigmoid();
}
