namespace Kasane.Internal;

/// <summary>What a two-input operation saved, checked when it is read.</summary>
internal readonly ref struct Saved2(Node node, ref readonly Saved left, ref readonly Saved right, ref readonly Saved result)
{
    private readonly ref readonly Saved left = ref left;
    private readonly ref readonly Saved right = ref right;
    private readonly ref readonly Saved result = ref result;

    public Tensor Left => left.Get(node);

    public Tensor Right => right.Get(node);

    public Tensor Result => result.Get(node);
}
