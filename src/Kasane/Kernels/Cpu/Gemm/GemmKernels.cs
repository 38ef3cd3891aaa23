using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The kernels of a tile, by how its operands lie and by whether its last columns fill a vector.</summary>
internal static unsafe class GemmKernels<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>Both operands in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static delegate*<nint, T*, nint, nint, T*, nint, T*, nint, nint, T*, bool, void> Plain(int rows, int vectors, bool edge) =>
        edge ? GemmTiles<T, O, V, PlainEdge>.Pick(rows, vectors) : GemmTiles<T, O, V, PlainPanel>.Pick(rows, vectors);

    /// <summary>A is packed; B is packed in passing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static delegate*<nint, T*, nint, nint, T*, nint, T*, nint, nint, T*, bool, void> Packing(int rows, int vectors, bool edge) =>
        edge ? GemmTiles<T, O, V, PackingEdge>.Pick(rows, vectors) : GemmTiles<T, O, V, PackingPanel>.Pick(rows, vectors);

    /// <summary>Both operands are packed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static delegate*<nint, T*, nint, nint, T*, nint, T*, nint, nint, T*, bool, void> Packed(int rows, int vectors, bool edge) =>
        edge ? GemmTiles<T, O, V, PackedEdge>.Pick(rows, vectors) : GemmTiles<T, O, V, PackedPanel>.Pick(rows, vectors);
}
