namespace Kasane.Internal;

/// <content>Attention and dropout: operands are of one dtype, Float32 or Float64, masks of what is kept are contiguous bytes (Bool).</content>
internal abstract partial class Backend
{
    /// <summary>y = x times the factor where kept, times 0 elsewhere; all contiguous and of one size.</summary>
    public abstract void Drop(in Block x, in Block kept, double factor, in Block y);

    /// <summary>
    /// y = drop(softmax(scale q k^T + mask)) v, without the matrix of all scores. q is (batch, heads, L, E), k (batch, heads, S, E), v
    /// (batch, heads, S, V), y (batch, heads, L, V), each with any strides, but y's last dimension is contiguous. The mask is (batch, heads,
    /// L, S) with a contiguous last dimension; kept (batch, heads, L, S) says which weights are kept; either may be missing. logSum (batch,
    /// heads, L) becomes the logarithm of each row's sum of exponentials.
    /// </summary>
    public abstract void Attention(
        in Block q, in Block k, in Block v, Block? mask, Block? kept, in AttentionTerms terms, in Block y, in Block logSum);

    /// <summary>
    /// The gradients of <see cref="Attention"/>, given that of its result and what it left. They have the shapes of q, k and v, and a last
    /// dimension that is contiguous.
    /// </summary>
    public abstract void AttentionGradient(
        in Block gradient, in Block q, in Block k, in Block v, Block? mask, Block? kept, in AttentionTerms terms, in Block logSum,
        in Block ofQ, in Block ofK, in Block ofV);
}
