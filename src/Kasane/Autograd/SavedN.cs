namespace Kasane.Internal;

/// <summary>What an operation on many tensors saved, checked when it is read.</summary>
internal readonly ref struct SavedN(Node node, Span<NodeInput> inputs, Span<NodeOutput> results, GradientSink sink)
{
    /// <summary>The bit of <see cref="IOpN.Saves"/> for the first result; those of the inputs are below.</summary>
    public const int FirstResult = 48;

    /// <summary>The bits of <see cref="IOpN.Saves"/> that keep all results.</summary>
    public const ulong AllResults = ulong.MaxValue << FirstResult;

    private readonly Span<NodeInput> inputs = inputs;
    private readonly Span<NodeOutput> results = results;

    /// <summary>The bit of <see cref="IOpN.Saves"/> that keeps an input.</summary>
    public static ulong OfInput(int i) => 1UL << i;

    /// <summary>The bit of <see cref="IOpN.Saves"/> that keeps a result; from the 16th on they share one.</summary>
    public static ulong OfResult(int i) => 1UL << Math.Min(FirstResult + i, 63);

    /// <summary>How many inputs the operation was given, with those that are missing.</summary>
    public int Count => node.EdgeCount;

    /// <summary>Whether the input was given at all.</summary>
    public bool Has(int i) => i < inputs.Length && inputs[i].IsGiven;

    public Tensor Input(int i) => inputs[i].Saved.Get(node);

    public Tensor Result(int i) => results[i].Saved.Get(node);

    public bool Wants(int input) => sink.Wants(input);

    /// <inheritdoc cref="GradientSink.SumSoFar"/>
    public Tensor? SumSoFar(int input) => sink.SumSoFar(input);
}
