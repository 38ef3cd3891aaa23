namespace Kasane;

/// <summary>What <see cref="Transformer"/> takes. Batch and length change places with batchFirst.</summary>
/// <param name="Src">What is encoded: (S, batch, E), or (S, E).</param>
/// <param name="Tgt">What is decoded: (T, batch, E), or (T, E).</param>
/// <param name="SrcMask">(S, S) or (batch * heads, S, S): Bool, true where a position does not see another; or numbers added.</param>
/// <param name="TgtMask">(T, T) or (batch * heads, T, T), likewise.</param>
/// <param name="MemoryMask">(T, S) or (batch * heads, T, S), likewise.</param>
/// <param name="SrcKeyPaddingMask">(batch, S), or (S): Bool, true for positions that do not count; or numbers added.</param>
/// <param name="TgtKeyPaddingMask">(batch, T), or (T), likewise.</param>
/// <param name="MemoryKeyPaddingMask">(batch, S), or (S), likewise.</param>
public readonly record struct TransformerInput(
    Tensor Src, Tensor Tgt, Tensor? SrcMask = null, Tensor? TgtMask = null, Tensor? MemoryMask = null, Tensor? SrcKeyPaddingMask = null,
    Tensor? TgtKeyPaddingMask = null, Tensor? MemoryKeyPaddingMask = null);
