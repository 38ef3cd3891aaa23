namespace Kasane;

/// <summary>What <see cref="TransformerDecoder"/> and its layers take. Batch and length change places with batchFirst.</summary>
/// <param name="Tgt">(T, batch, E), or (T, E).</param>
/// <param name="Memory">The encoder's result: (S, batch, E), or (S, E).</param>
/// <param name="TgtMask">(T, T) or (batch * heads, T, T): Bool, true where a position does not see another; or numbers added.</param>
/// <param name="MemoryMask">(T, S) or (batch * heads, T, S), likewise.</param>
/// <param name="TgtKeyPaddingMask">(batch, T), or (T): Bool, true for positions that do not count; or numbers added.</param>
/// <param name="MemoryKeyPaddingMask">(batch, S), or (S), likewise.</param>
public readonly record struct TransformerDecoderInput(
    Tensor Tgt, Tensor Memory, Tensor? TgtMask = null, Tensor? MemoryMask = null, Tensor? TgtKeyPaddingMask = null,
    Tensor? MemoryKeyPaddingMask = null);
