namespace Kasane.Internal;

/// <summary>A frame around boxes.</summary>
internal sealed record SketchGroup(int Id, int Parent, string Title);
