namespace Kasane.Internal;

/// <summary>What a one-input operation saved, checked when it is read.</summary>
internal readonly ref struct Saved1(Node node, ref readonly Saved input, ref readonly Saved result)
{
    private readonly ref readonly Saved input = ref input;
    private readonly ref readonly Saved result = ref result;

    public Tensor Input => input.Get(node);

    public Tensor Result => result.Get(node);
}
