namespace Kasane;

/// <summary>One node of a <see cref="ForwardGraph"/>.</summary>
/// <param name="Id">Its number: its place in the list.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The operation, e.g. <c>Conv</c>, the key of a parameter, e.g. <c>0.weight</c>, or <c>input</c> and <c>output</c>.</param>
/// <param name="Scope">The key of the module that called the operation, e.g. <c>encoder.0</c>; empty for the root and outside.</param>
/// <param name="Inputs">The numbers of the nodes whose tensors it used.</param>
/// <param name="Shapes">The shapes of its tensors.</param>
public sealed record ForwardNode(
    int Id, ForwardNodeKind Kind, string Name, string Scope, IReadOnlyList<int> Inputs, IReadOnlyList<Shape> Shapes);
