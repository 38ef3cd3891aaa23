namespace Kasane.Internal;

/// <summary>What is asked of a convolution.</summary>
internal enum ConvPass
{
    /// <summary>The output side.</summary>
    Forward,

    /// <summary>The gradient of the input side.</summary>
    Input,

    /// <summary>The gradient of the weight.</summary>
    Weight,
}
