namespace Kasane.Dialects.Flax;

/// <summary>Rows of a table by index.</summary>
/// <param name="numEmbeddings">The number of rows.</param>
/// <param name="features">The length of a row.</param>
public sealed class Embed(long numEmbeddings, long features) : EmbeddingLayer(FlaxStyle.Instance, numEmbeddings, features);
