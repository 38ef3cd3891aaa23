namespace Kasane.Internal;

internal enum TensorIndexKind : byte
{
    Position,
    Range,
    Ellipsis,
    NewAxis,
    Tensor,
}
