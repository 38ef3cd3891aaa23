namespace Kasane.Internal;

/// <summary>What an operation on many tensors saved, checked when it is read.</summary>
internal readonly ref struct SavedN(
    Node node, ReadOnlySpan<Saved> inputs, ReadOnlySpan<Saved> results, ReadOnlySpan<(Layout Layout, DType DType)> inputInfo, GradientSink sink)
{
    private readonly ReadOnlySpan<Saved> inputs = inputs;
    private readonly ReadOnlySpan<Saved> results = results;
    private readonly ReadOnlySpan<(Layout Layout, DType DType)> inputInfo = inputInfo;

    /// <summary>How many inputs the operation was given.</summary>
    public int Count => inputInfo.Length;

    /// <summary>Whether the input was given at all.</summary>
    public bool Has(int i) => inputInfo[i].Layout is not null;

    public Tensor Input(int i) => inputs[i].Get(node);

    public Tensor Result(int i) => results[i].Get(node);

    public Shape InputShape(int i) => inputInfo[i].Layout.Shape;

    public DType InputDType(int i) => inputInfo[i].DType;

    public bool Wants(int input) => sink.Wants(input);

    /// <inheritdoc cref="GradientSink.SumSoFar"/>
    public Tensor? SumSoFar(int input) => sink.SumSoFar(input);
}
