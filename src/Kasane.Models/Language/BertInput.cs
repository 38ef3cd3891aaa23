namespace Kasane.Models;

/// <summary>What a <see cref="Bert"/> reads.</summary>
/// <param name="Ids">(N, T): token numbers.</param>
/// <param name="Segments">(N, T): the segment of each token; null: all 0.</param>
/// <param name="Padding">(N, T): true where a token is only padding and shall not be seen; null: nowhere.</param>
public readonly record struct BertInput(Tensor Ids, Tensor? Segments = null, Tensor? Padding = null);
