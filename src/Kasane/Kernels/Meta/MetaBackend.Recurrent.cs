namespace Kasane.Internal;

internal sealed partial class MetaBackend
{
    public override void Cell<TCell>(in Block input, Block? hidden, in Block memory, Block? kept, in Block next, Block? output)
    {
    }

    public override void CellGradient<TCell>(
        Block? kept, in Block memory, in Block next, in Block gradient, Block? carried, in Block later,
        in Block input, Block? hidden, in Block earlier)
    {
    }
}
