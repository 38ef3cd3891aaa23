namespace Kasane;

/// <summary>How a <see cref="Trainer"/> computes with fewer bits: automatic casts in the forward pass, scaling of the loss.</summary>
public interface IPrecision : IStateful
{
    /// <summary>Begins a forward pass; what it returns is disposed at its end.</summary>
    IDisposable? Enter();

    /// <summary>The loss, scaled so that small gradients survive.</summary>
    Tensor Scale(Tensor loss);

    /// <summary>Takes the scale out of the gradients.</summary>
    /// <returns>Whether all are finite; otherwise the step is left out.</returns>
    bool Unscale(Optimizer optimizer);

    /// <summary>Adapts the scale after a step.</summary>
    /// <param name="stepped">Whether the optimizer stepped.</param>
    void Update(bool stepped);
}
