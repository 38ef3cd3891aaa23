namespace Kasane.Internal;

/// <summary>A view that shows its source as it is.</summary>
internal sealed class AliasInfo(Tensor source, bool severalOutputs) : ViewInfo(source, severalOutputs)
{
    private protected override Tensor Step(Tensor source) => source.Alias(source.Layout, source.Offset);
}
