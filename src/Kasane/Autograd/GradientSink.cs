namespace Kasane.Internal;

/// <summary>Where a node sends the gradients of its inputs.</summary>
internal abstract class GradientSink
{
    /// <summary>Whether anybody asks for the gradient of this input.</summary>
    public abstract bool Wants(int input);

    /// <summary>Hands over the gradient of an input; null means that it is zero.</summary>
    public abstract void Send(int input, Tensor? gradient);

    /// <summary>
    /// What has come so far for the same end as this input's gradient, if that may be added to in place; then nothing need be sent. Null if
    /// nothing has come, or if it must stay as it is.
    /// </summary>
    public abstract Tensor? SumSoFar(int input);
}
