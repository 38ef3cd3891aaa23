namespace Kasane;

/// <summary>What <see cref="MultiheadAttention"/> takes. Batch and length change places with batchFirst.</summary>
/// <param name="Query">(L, batch, E), or (L, E).</param>
/// <param name="Key">(S, batch, kdim), or (S, kdim).</param>
/// <param name="Value">(S, batch, vdim), or (S, vdim).</param>
/// <param name="KeyPaddingMask">(batch, S), or (S): Bool, true for keys that do not count; or numbers added to the scores.</param>
/// <param name="NeedWeights">Whether the weights are returned; default true.</param>
/// <param name="AttnMask">(L, S) or (batch * heads, L, S): Bool, true where a query does not see a key; or numbers added.</param>
/// <param name="AverageAttnWeights">Whether the returned weights are averaged over the heads; default true.</param>
public readonly record struct AttentionInput(
    Tensor Query, Tensor Key, Tensor Value, Tensor? KeyPaddingMask = null, bool NeedWeights = true, Tensor? AttnMask = null,
    bool AverageAttnWeights = true);
