namespace Kasane.Internal;

/// <summary>A box.</summary>
internal sealed record SketchNode(int Id, SketchKind Kind, string[] Lines, int Group = -1);
