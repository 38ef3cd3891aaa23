namespace Kasane;

/// <summary>What <see cref="TransformerEncoder"/> and its layers take. Batch and length change places with batchFirst.</summary>
/// <param name="Src">(S, batch, E), or (S, E).</param>
/// <param name="SrcMask">(S, S) or (batch * heads, S, S): Bool, true where a position does not see another; or numbers added.</param>
/// <param name="SrcKeyPaddingMask">(batch, S), or (S): Bool, true for positions that do not count; or numbers added.</param>
public readonly record struct TransformerEncoderInput(Tensor Src, Tensor? SrcMask = null, Tensor? SrcKeyPaddingMask = null);
