namespace Kasane;

/// <summary>Mixes the channels of groups: channel i of group g becomes channel g of group i. Input and output: (N, C, ...).</summary>
/// <param name="groups">A divisor of C.</param>
public sealed class ChannelShuffle(long groups) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"groups={groups}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.ChannelShuffle(groups);
}
