namespace Kasane.Internal;

/// <summary>What a leaf of the module tree is.</summary>
internal enum MemberKind
{
    Module,
    Parameter,
    Buffer,
    TransientBuffer,

    /// <summary>A plain tensor: moves and is cloned, but is in no state dict.</summary>
    Constant,
}
