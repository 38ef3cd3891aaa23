using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Whether operations on this thread are recorded, and whether tensors made now may ever be differentiated.</summary>
internal static class GradMode
{
    // Inverted, so that the thread-static default (false) means "recording".
    [ThreadStatic]
    private static bool disabled;

    [ThreadStatic]
    private static bool inference;

    public static bool Enabled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !disabled;
        set => disabled = !value;
    }

    public static bool Inference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => inference;
        set => inference = value;
    }
}
