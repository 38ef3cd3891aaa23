namespace Kasane.Internal;

/// <summary>One named leaf of a module: a child module or a tensor, and how to put another object in its place.</summary>
internal readonly record struct Member(string Name, object Value, MemberKind Kind, Action<object> Replace)
{
    public Module Module => (Module)Value;

    public Tensor Tensor => (Tensor)Value;
}
