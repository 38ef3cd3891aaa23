namespace Kasane;

/// <summary>What an <see cref="EmbeddingBag"/> looks up.</summary>
/// <param name="Input">(bags, indices per bag), or a vector of indices with offsets.</param>
/// <param name="Offsets">For a vector: where every bag starts, the first at 0.</param>
/// <param name="PerSampleWeights">A factor for every index; only for sums.</param>
public readonly record struct EmbeddingBagInput(Tensor Input, Tensor? Offsets = null, Tensor? PerSampleWeights = null);
