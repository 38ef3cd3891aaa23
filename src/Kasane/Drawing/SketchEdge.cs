namespace Kasane.Internal;

/// <summary>An arrow.</summary>
internal sealed record SketchEdge(int From, int To, bool Dashed = false);
