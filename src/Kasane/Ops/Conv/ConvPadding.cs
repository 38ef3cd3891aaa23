namespace Kasane;

/// <summary>How much a convolution pads by itself.</summary>
public enum ConvPadding
{
    /// <summary>Nothing: only windows that lie within the input count.</summary>
    Valid,

    /// <summary>So much that the output has the input's size; the stride must be 1.</summary>
    Same,
}
