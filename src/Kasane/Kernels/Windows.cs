namespace Kasane.Internal;

/// <summary>Regular windows that move over padded planes: at output o, tap k lies at input o stride - padding + k dilation.</summary>
internal readonly record struct Windows(Triple Input, Triple Output, Triple Kernel, Triple Stride, Triple Padding, Triple Dilation)
{
    /// <summary>Whether every window is one element and there is one for each.</summary>
    public bool IsPointwise => Kernel.Product == 1 && Stride.Product == 1 && Padding == default;
}
