namespace Kasane;

/// <summary>Marks a tensor field or property of a module as a buffer: no parameter, but part of the state dict (running statistics, say).</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class BufferAttribute : Attribute
{
    /// <summary>Whether the state dict contains it; default true.</summary>
    public bool Persistent { get; init; } = true;
}
