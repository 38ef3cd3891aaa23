namespace Kasane;

/// <summary>A tensor of a state dict whose shape is not the module's.</summary>
/// <param name="Key">The key.</param>
/// <param name="Given">The shape in the state dict.</param>
/// <param name="Expected">The shape in the module.</param>
public sealed record ShapeMismatch(string Key, Shape Given, Shape Expected);
