namespace Kasane.Dialects.Gluon;

/// <summary>Rows of a table by index.</summary>
/// <param name="inputDim">The number of rows.</param>
/// <param name="outputDim">The length of a row.</param>
public sealed class Embedding(long inputDim, long outputDim) : EmbeddingLayer(new GluonStyle(), inputDim, outputDim);
