namespace Kasane;

/// <summary>One line of a <see cref="ModuleSummary"/>: one call of one module.</summary>
/// <param name="Key">The module's key, e.g. <c>encoder.0</c>; empty for the root.</param>
/// <param name="Type">The module's name, e.g. <c>Linear</c>.</param>
/// <param name="Depth">How deep it lies; 0 for the root.</param>
/// <param name="OutputShapes">The shapes of the tensors that it returned.</param>
/// <param name="Parameters">How many numbers its own parameters hold, without those of its children and those counted in an earlier line.</param>
/// <param name="TrainableParameters">How many of them require grad.</param>
/// <param name="MultiplyAdds">Multiply-adds of products and convolutions in this call, children included.</param>
public sealed record LayerSummary(
    string Key,
    string Type,
    int Depth,
    IReadOnlyList<Shape> OutputShapes,
    long Parameters,
    long TrainableParameters,
    long MultiplyAdds);
