namespace Kasane.Internal;

/// <summary>A strided operand (batch, heads, rows, columns) of an attention; strides count bytes.</summary>
internal readonly unsafe struct AttentionOperand(byte* start, Layout layout, int itemSize)
{
    private readonly nint batch = (nint)layout.Stride(0) * itemSize;
    private readonly nint head = (nint)layout.Stride(1) * itemSize;
    private readonly nint row = (nint)layout.Stride(2) * itemSize;

    /// <summary>From one row to the next, in elements.</summary>
    public nint Row { get; } = (nint)layout.Stride(2);

    /// <summary>From one column to the next, in elements.</summary>
    public nint Column { get; } = (nint)layout.Stride(3);

    public bool IsGiven => start is not null;

    public byte* At(nint b, nint h, nint i) => start + (b * batch) + (h * head) + (i * row);
}
