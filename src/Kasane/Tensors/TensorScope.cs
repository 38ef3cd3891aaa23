using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Collects the tensors that library code makes while no user code runs, so that their memory can be given back at the end instead of
/// waiting for the garbage collector. Scopes do not nest: an inner one joins the outer one.
/// </summary>
internal static class TensorScope
{
    [ThreadStatic]
    private static List<Tensor>? open;

    [ThreadStatic]
    private static List<Tensor>? spare;

    public static bool IsOpen
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => open is not null;
    }

    public static void Register(Tensor tensor)
    {
        tensor.Ownership = Ownership.Temporary;
        open!.Add(tensor);
    }

    /// <summary>Opens a scope; false if one is open already.</summary>
    public static bool Open()
    {
        if (open is not null) return false;
        open = spare ?? new(16);
        spare = null;
        return true;
    }

    /// <summary>Closes the scope and gives back what is still a temporary.</summary>
    public static void Close()
    {
        var tensors = open!;
        open = null;
        foreach (var tensor in tensors)
            if (tensor.Ownership == Ownership.Temporary) tensor.Release();
        tensors.Clear();
        spare = tensors;
    }

    /// <summary>Suspends collection while user code runs; pass the result to <see cref="Resume"/>.</summary>
    public static List<Tensor>? Suspend()
    {
        var tensors = open;
        open = null;
        return tensors;
    }

    public static void Resume(List<Tensor>? tensors) => open = tensors;
}
