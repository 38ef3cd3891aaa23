namespace Kasane;

/// <summary>
/// A parametrization that can say which original gives a wanted value, so that it can be registered on a parameter without changing its
/// value, and assigned to.
/// </summary>
/// <typeparam name="TOriginal">A tensor, or a <see cref="TensorPair"/> for a parametrization of two originals.</typeparam>
public interface IRightInverse<TOriginal>
{
    /// <summary>An original from which the parametrization computes <paramref name="value"/>, at least approximately.</summary>
    TOriginal RightInverse(Tensor value);
}
