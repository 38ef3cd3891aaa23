namespace Kasane.Internal;

/// <summary>One named leaf of a module: a child module or a tensor, and how to put another object in its place.</summary>
internal readonly record struct Member(string Name, object Value, MemberKind Kind, Action<object> Replace)
{
    public Module Module => (Module)Value;

    public Tensor Tensor => (Tensor)Value;

    /// <summary>Whether the tensor has no shape yet.</summary>
    public bool IsUninitialized => Value is Parameter { IsInitialized: false } or UninitializedBuffer;

    /// <summary>Takes over values, and the shape where there was none.</summary>
    public void Load(Tensor values)
    {
        if (Value is Parameter { IsInitialized: false } parameter) parameter.Initialize(values.Detach().Clone());
        else if (Value is UninitializedBuffer) Replace(values.Detach().Clone());
        else Tensor.CopyInPlace(values);
    }
}
