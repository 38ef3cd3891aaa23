namespace Kasane.Internal;

/// <summary>What is applied to every element of a product after the bias.</summary>
internal enum GemmActivation
{
    None,
    ReLU,
    LeakyReLU,
}
