namespace Kasane.Internal;

/// <summary>An operation on two tensors.</summary>
internal interface IOp2 : IOp
{
    /// <summary>What the derivatives need, given which inputs require grad.</summary>
    Needs NeedsFor(bool left, bool right);

    Tensor Forward(Tensor a, Tensor b);

    Tensor? BackwardLeft(Tensor gradient, in Saved2 saved);

    Tensor? BackwardRight(Tensor gradient, in Saved2 saved);
}
