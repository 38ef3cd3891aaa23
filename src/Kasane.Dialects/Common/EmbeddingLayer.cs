namespace Kasane.Dialects;

/// <summary>Rows of a table by index.</summary>
public abstract class EmbeddingLayer : DeferredLayer
{
    private protected EmbeddingLayer(LayerStyle style, long inputDim, long outputDim)
        : base(style, null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputDim, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputDim, 1);
        (InputDim, OutputDim) = (inputDim, outputDim);
        Weight = Parameter.Uninitialized();
    }

    /// <summary>The number of rows.</summary>
    public long InputDim { get; }

    /// <summary>The length of a row.</summary>
    public long OutputDim { get; }

    /// <summary>(inputDim, outputDim).</summary>
    public Parameter Weight { get; }

    private protected override void Build(Tensor input) =>
        Weight.Initialize(Style.Weight(Shape.Create([InputDim, OutputDim]), InputDim, OutputDim, DType.Float32, input.Device));

    private protected override Tensor Compute(Tensor input) => Functional.Embedding(input, Weight);
}
