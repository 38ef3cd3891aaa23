namespace Kasane.Internal;

/// <summary>A group that opens, a node, or (neither) the end of the group that was opened last.</summary>
internal readonly record struct SketchStep(SketchGroup? Opens, SketchNode? Node);
