namespace Kasane.Internal;

/// <summary>The parameters of one direction of a recurrent layer, or of a cell.</summary>
/// <param name="Input">(gates * units, features).</param>
/// <param name="Hidden">(gates * units, width).</param>
/// <param name="InputBias">(gates * units), or none.</param>
/// <param name="HiddenBias">(gates * units), or none.</param>
/// <param name="Projection">(width, units), or none: then the width is the number of units.</param>
internal readonly record struct RecurrentWeights(
    Tensor Input, Tensor Hidden, Tensor? InputBias = null, Tensor? HiddenBias = null, Tensor? Projection = null);
