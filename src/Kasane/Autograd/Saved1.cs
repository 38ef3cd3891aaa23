namespace Kasane.Internal;

/// <summary>What a one-input operation saved, checked when it is read.</summary>
internal readonly ref struct Saved1(Node node, Saved input, Saved result)
{
    public Tensor Input => input.Get(node);

    public Tensor Result => result.Get(node);
}
