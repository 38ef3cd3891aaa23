namespace Kasane.Internal;

/// <summary>What a box stands for; it decides shape and colour.</summary>
internal enum SketchKind
{
    Operation,
    Module,
    Parameter,
    Input,
    Result,
    LeftOut,
}
