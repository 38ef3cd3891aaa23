namespace Kasane.Models;

/// <summary>What a <see cref="Bert"/> makes of its input.</summary>
/// <param name="Hidden">(N, T, width): a vector for each token.</param>
/// <param name="Pooled">(N, width): a vector for each sequence, made from its first token.</param>
/// <param name="Logits">(N, T, vocabulary): scores of the token that stands (or is masked) at each place.</param>
public readonly record struct BertOutput(Tensor Hidden, Tensor Pooled, Tensor Logits);
