namespace Kasane.Internal;

/// <summary>What a two-input operation saved, checked when it is read.</summary>
internal readonly ref struct Saved2(Node node, Saved left, Saved right, Saved result)
{
    public Tensor Left => left.Get(node);

    public Tensor Right => right.Get(node);

    public Tensor Result => result.Get(node);
}
