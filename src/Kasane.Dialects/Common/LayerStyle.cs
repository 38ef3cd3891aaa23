namespace Kasane.Dialects;

/// <summary>What a dialect decides about its layers' weights: when they may be made, and from which distribution.</summary>
internal abstract class LayerStyle
{
    /// <summary>Refuses, if the dialect does not make weights at this time.</summary>
    /// <exception cref="InvalidOperationException">Something has to be called first; the message says what.</exception>
    public abstract void RequireReady(Module layer);

    /// <summary>A new weight.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="fanIn">How many inputs one output sees.</param>
    /// <param name="fanOut">How many outputs one input reaches.</param>
    /// <param name="dtype">Its dtype.</param>
    /// <param name="device">Where it shall lie.</param>
    public abstract Tensor Weight(Shape shape, long fanIn, long fanOut, DType dtype, Device device);
}
