using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>
/// Moves contiguous lines of Float32 numbers, pairs of which are real and imaginary parts, to columns and back. Lines are often a power of two
/// apart, so that the nearest cache keeps few of them: they are turned around a cache line at a time.
/// </summary>
internal static unsafe class FourierLines
{
    /// <summary>The number of columns must be a multiple of this.</summary>
    public const int Columns = 16;

    // Rows that are turned at a time; a multiple of every vector's length.
    private const int Rows = 64;

    /// <summary>Real numbers: element (line, j) to re[j, line]. Imaginary parts are zero.</summary>
    public static void LoadReal(float* source, nint length, float* re, float* im, nint columns)
    {
        Turn(source, length, columns, length, re, columns);
        new Span<float>(im, checked((int)(length * columns))).Clear();
    }

    /// <summary>Pairs of numbers.</summary>
    [SkipLocalsInit]
    public static void LoadPairs(float* source, nint pairs, float* re, float* im, nint columns)
    {
        var tile = stackalloc float[Rows * Columns];
        for (nint c = 0; c < columns; c += Columns)
            for (nint j = 0; j < pairs; j += Rows / 2)
            {
                var count = Math.Min(Rows / 2, pairs - j);
                Turn(source + (c * 2 * pairs) + (2 * j), 2 * pairs, Columns, 2 * count, tile, Columns);
                float* toR = re + (j * columns) + c, toI = im + (j * columns) + c;
                for (nint r = 0; r < count; r++, toR += columns, toI += columns)
                {
                    Vector512.Load(tile + (2 * r * Columns)).Store(toR);
                    Vector512.Load(tile + (((2 * r) + 1) * Columns)).Store(toI);
                }
            }
    }

    /// <summary>Columns to pairs of numbers, times <paramref name="scale"/>.</summary>
    /// <param name="target">The first line.</param>
    /// <param name="pairs">Pairs of a line.</param>
    /// <param name="mirror">Row j > pairs / 2 is row pairs - j, conjugated.</param>
    /// <param name="re">Real parts.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="columns">How many lines.</param>
    /// <param name="scale">The factor.</param>
    [SkipLocalsInit]
    public static void StorePairs(float* target, nint pairs, bool mirror, float* re, float* im, nint columns, float scale)
    {
        var tile = stackalloc float[Rows * Columns];
        for (nint c = 0; c < columns; c += Columns)
            for (nint j = 0; j < pairs; j += Rows / 2)
            {
                var count = Math.Min(Rows / 2, pairs - j);
                for (nint r = 0; r < count; r++)
                {
                    var mirrored = mirror && 2 * (j + r) > pairs;
                    var at = ((mirrored ? pairs - j - r : j + r) * columns) + c;
                    (Vector512.Load(re + at) * scale).Store(tile + (2 * r * Columns));
                    (Vector512.Load(im + at) * (mirrored ? -scale : scale)).Store(tile + (((2 * r) + 1) * Columns));
                }
                StoreTile(tile, 2 * count, target + (c * 2 * pairs) + (2 * j), 2 * pairs);
            }
    }

    /// <summary>Columns of real numbers to lines, times <paramref name="scale"/>.</summary>
    [SkipLocalsInit]
    public static void StoreReal(float* target, nint length, float* re, nint columns, float scale)
    {
        var tile = stackalloc float[Rows * Columns];
        for (nint c = 0; c < columns; c += Columns)
            for (nint j = 0; j < length; j += Rows)
            {
                var count = Math.Min(Rows, length - j);
                for (nint r = 0; r < count; r++) (Vector512.Load(re + ((j + r) * columns) + c) * scale).Store(tile + (r * Columns));
                StoreTile(tile, count, target + (c * length) + j, length);
            }
    }

    // Only whole vectors may be written to lines.
    private static void StoreTile(float* tile, nint rows, float* target, nint pitch)
    {
        var whole = rows / Columns * Columns;
        if (whole > 0) Turn(tile, Columns, whole, Columns, target, pitch);
        for (var r = whole; r < rows; r++)
            for (nint c = 0; c < Columns; c++) target[(c * pitch) + r] = tile[(r * Columns) + c];
    }

    // Element (line, k) to target[k * pitch + line].
    private static void Turn(float* source, nint lineStride, nint lines, nint k, float* target, nint pitch)
    {
        if (Simd.Has512) GemmPacking<float, F32x16, Vector512<float>>.Pack(source, lineStride, 1, lines, lines, k, target, pitch);
        else if (Simd.Has256) GemmPacking<float, F32x8, Vector256<float>>.Pack(source, lineStride, 1, lines, lines, k, target, pitch);
        else GemmPacking<float, F32x4, Vector128<float>>.Pack(source, lineStride, 1, lines, lines, k, target, pitch);
    }
}
