namespace Kasane.Internal;

internal sealed partial class MetaBackend
{
    public override void Drop(in Block x, in Block kept, double factor, in Block y)
    {
    }

    public override void Attention(
        in Block q, in Block k, in Block v, Block? mask, Block? kept, in AttentionTerms terms, in Block y, in Block logSum)
    {
    }

    public override void AttentionGradient(
        in Block gradient, in Block q, in Block k, in Block v, Block? mask, Block? kept, in AttentionTerms terms, in Block logSum,
        in Block ofQ, in Block ofK, in Block ofV)
    {
    }
}
