using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>
/// The loops of a reduction over contiguous data of the compute dtype. Long runs are split at fixed places and combined pairwise, so that
/// rounding errors grow with the logarithm of the length and the result does not depend on the number of threads.
/// </summary>
internal static unsafe class Reduction<TOp>
    where TOp : unmanaged, IReduceOp
{
    /// <summary>Elements of a leaf of the pairwise tree along a row.</summary>
    private const long Leaf = 4096;

    /// <summary>Rows of a leaf of the pairwise tree down columns.</summary>
    private const long LeafRows = 64;

    /// <summary>Columns that are accumulated side by side, at most: their sums stay in the nearest cache.</summary>
    public const int MostColumns = 4096;

    /// <summary>From so many vectors of columns on, sums are kept in memory.</summary>
    private const int Wide = 8;

    /// <summary>*y = x[0] op x[1] op ... op x[n - 1].</summary>
    public static void Row(DType compute, byte* x, long n, byte* y, bool far = false) => Rows(compute, x, 0, 1, n, far, y);

    /// <summary>The same for some rows, <paramref name="stride"/> bytes apart. If they are <paramref name="far"/>, memory is asked for ahead.</summary>
    public static void Rows(DType compute, byte* x, long stride, long rows, long n, bool far, byte* y)
    {
        switch (compute)
        {
            case DType.Float32:
                if (Simd.Has512) Rows<Lanes512<float>, Vector512<float>>(x, stride, rows, n, far, y);
                else if (Simd.Has256) Rows<Lanes256<float>, Vector256<float>>(x, stride, rows, n, far, y);
                else Rows<Lanes128<float>, Vector128<float>>(x, stride, rows, n, far, y);
                break;
            case DType.Float64:
                if (Simd.Has512) Rows<Lanes512<double>, Vector512<double>>(x, stride, rows, n, far, y);
                else if (Simd.Has256) Rows<Lanes256<double>, Vector256<double>>(x, stride, rows, n, far, y);
                else Rows<Lanes128<double>, Vector128<double>>(x, stride, rows, n, far, y);
                break;
            case DType.Int64:
                if (Simd.Has512) Rows<Lanes512<long>, Vector512<long>>(x, stride, rows, n, far, y);
                else if (Simd.Has256) Rows<Lanes256<long>, Vector256<long>>(x, stride, rows, n, far, y);
                else Rows<Lanes128<long>, Vector128<long>>(x, stride, rows, n, far, y);
                break;
            default:
                if (Simd.Has512) Rows<Lanes512<int>, Vector512<int>>(x, stride, rows, n, far, y);
                else if (Simd.Has256) Rows<Lanes256<int>, Vector256<int>>(x, stride, rows, n, far, y);
                else Rows<Lanes128<int>, Vector128<int>>(x, stride, rows, n, far, y);
                break;
        }
    }

    /// <summary>Bytes of working memory that <see cref="Columns"/> needs.</summary>
    public static long ColumnsRoom(DType compute, long rows, int columns) =>
        rows <= LeafRows ? 0 : (BitOperations.Log2((ulong)((rows - 1) / LeafRows)) + 1) * (long)columns * compute.ItemSize;

    /// <summary>
    /// y[j] = x[0, j] op x[1, j] op ..., for a panel of at most <see cref="MostColumns"/> columns; rows are <paramref name="stride"/> bytes apart.
    /// </summary>
    public static void Columns(DType compute, byte* x, long rows, long stride, int columns, byte* y, byte* room)
    {
        switch (compute)
        {
            case DType.Float32:
                if (Simd.Has512) Columns<Lanes512<float>, Vector512<float>>(x, rows, stride, columns, y, room);
                else if (Simd.Has256) Columns<Lanes256<float>, Vector256<float>>(x, rows, stride, columns, y, room);
                else Columns<Lanes128<float>, Vector128<float>>(x, rows, stride, columns, y, room);
                break;
            case DType.Float64:
                if (Simd.Has512) Columns<Lanes512<double>, Vector512<double>>(x, rows, stride, columns, y, room);
                else if (Simd.Has256) Columns<Lanes256<double>, Vector256<double>>(x, rows, stride, columns, y, room);
                else Columns<Lanes128<double>, Vector128<double>>(x, rows, stride, columns, y, room);
                break;
            case DType.Int64:
                if (Simd.Has512) Columns<Lanes512<long>, Vector512<long>>(x, rows, stride, columns, y, room);
                else if (Simd.Has256) Columns<Lanes256<long>, Vector256<long>>(x, rows, stride, columns, y, room);
                else Columns<Lanes128<long>, Vector128<long>>(x, rows, stride, columns, y, room);
                break;
            default:
                if (Simd.Has512) Columns<Lanes512<int>, Vector512<int>>(x, rows, stride, columns, y, room);
                else if (Simd.Has256) Columns<Lanes256<int>, Vector256<int>>(x, rows, stride, columns, y, room);
                else Columns<Lanes128<int>, Vector128<int>>(x, rows, stride, columns, y, room);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows<L, V>(byte* x, long stride, long rows, long n, bool far, byte* y)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        // Memory is read faster in four streams than in two; two rows hide that folding one waits for results, for longer than it takes.
        for (; far && n <= Leaf && rows >= 4; rows -= 4, x += 4 * stride, y += 4 * L.ItemSize)
        {
            LeafFour<L, V>(x, stride, (nint)n, out var first, out var second, out var third, out var fourth);
            L.StoreFolded<TOp>(first, y);
            L.StoreFolded<TOp>(second, y + L.ItemSize);
            L.StoreFolded<TOp>(third, y + (2 * L.ItemSize));
            L.StoreFolded<TOp>(fourth, y + (3 * L.ItemSize));
        }
        for (; !far && n <= Leaf && rows >= 2; rows -= 2, x += 2 * stride, y += 2 * L.ItemSize)
        {
            LeafPair<L, V>(x, x + stride, (nint)n, out var first, out var second);
            L.StoreFolded<TOp>(first, y);
            L.StoreFolded<TOp>(second, y + L.ItemSize);
        }
        for (; rows > 0; rows--, x += stride, y += L.ItemSize)
            L.StoreFolded<TOp>(n <= Leaf ? LeafRow<L, V>(x, (nint)n, far) : Tree<L, V>(x, n, far), y);
    }

    private static V Tree<L, V>(byte* x, long n, bool far)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        if (n <= Leaf) return LeafRow<L, V>(x, (nint)n, far);
        if (far && n == 4 * Leaf)
        {
            LeafFour<L, V>(x, (nint)Leaf * L.ItemSize, (nint)Leaf, out var a, out var b, out var c, out var d);
            return TOp.Combine<L, V>(TOp.Combine<L, V>(a, b), TOp.Combine<L, V>(c, d));
        }
        var half = (n / 2 + Leaf - 1) / Leaf * Leaf;
        return TOp.Combine<L, V>(Tree<L, V>(x, half, far), Tree<L, V>(x + (half * L.ItemSize), n - half, far));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V LeafRow<L, V>(byte* x, nint n, bool far)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, i = 0;
        V a = TOp.Identity<L, V>(), b = a, c = a, d = a;
        for (; i + (4 * count) <= n; i += 4 * count)
        {
            if (far) Ahead.Fetch(x + (i * item), 4 * L.Count * L.ItemSize);
            a = TOp.Combine<L, V>(a, Element<L, V>(x + (i * item)));
            b = TOp.Combine<L, V>(b, Element<L, V>(x + ((i + count) * item)));
            c = TOp.Combine<L, V>(c, Element<L, V>(x + ((i + (2 * count)) * item)));
            d = TOp.Combine<L, V>(d, Element<L, V>(x + ((i + (3 * count)) * item)));
        }
        for (; i + count <= n; i += count) a = TOp.Combine<L, V>(a, Element<L, V>(x + (i * item)));
        if (i < n) b = TOp.Combine<L, V>(b, Padded<L, V>(x + (i * item), (n - i) * item));
        return TOp.Combine<L, V>(TOp.Combine<L, V>(a, b), TOp.Combine<L, V>(c, d));
    }

    /// <summary>Two near rows, each in the order of <see cref="LeafRow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LeafPair<L, V>(byte* x, byte* x2, nint n, out V first, out V second)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint step = L.Count * L.ItemSize, end = n * L.ItemSize, i = 0;
        V a = TOp.Identity<L, V>(), b = a, c = a, d = a, a2 = a, b2 = a, c2 = a, d2 = a;
        for (; i + (4 * step) <= end; i += 4 * step)
        {
            a = TOp.Combine<L, V>(a, Element<L, V>(x + i));
            b = TOp.Combine<L, V>(b, Element<L, V>(x + i + step));
            c = TOp.Combine<L, V>(c, Element<L, V>(x + i + (2 * step)));
            d = TOp.Combine<L, V>(d, Element<L, V>(x + i + (3 * step)));
            a2 = TOp.Combine<L, V>(a2, Element<L, V>(x2 + i));
            b2 = TOp.Combine<L, V>(b2, Element<L, V>(x2 + i + step));
            c2 = TOp.Combine<L, V>(c2, Element<L, V>(x2 + i + (2 * step)));
            d2 = TOp.Combine<L, V>(d2, Element<L, V>(x2 + i + (3 * step)));
        }
        for (; i + step <= end; i += step)
        {
            a = TOp.Combine<L, V>(a, Element<L, V>(x + i));
            a2 = TOp.Combine<L, V>(a2, Element<L, V>(x2 + i));
        }
        if (i < end)
        {
            b = TOp.Combine<L, V>(b, Padded<L, V>(x + i, end - i));
            b2 = TOp.Combine<L, V>(b2, Padded<L, V>(x2 + i, end - i));
        }
        first = TOp.Combine<L, V>(TOp.Combine<L, V>(a, b), TOp.Combine<L, V>(c, d));
        second = TOp.Combine<L, V>(TOp.Combine<L, V>(a2, b2), TOp.Combine<L, V>(c2, d2));
    }

    /// <summary>Four far rows, each in the order of <see cref="LeafRow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LeafFour<L, V>(byte* x, long stride, nint n, out V first, out V second, out V third, out V fourth)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint step = L.Count * L.ItemSize, end = n * L.ItemSize, i = 0;
        byte* x2 = x + stride, x3 = x2 + stride, x4 = x3 + stride;
        V a = TOp.Identity<L, V>(), b = a, c = a, d = a, a2 = a, b2 = a, c2 = a, d2 = a;
        V a3 = a, b3 = a, c3 = a, d3 = a, a4 = a, b4 = a, c4 = a, d4 = a;
        for (; i + (4 * step) <= end; i += 4 * step)
        {
            Ahead.Fetch(x + i, 4 * L.Count * L.ItemSize);
            Ahead.Fetch(x2 + i, 4 * L.Count * L.ItemSize);
            Ahead.Fetch(x3 + i, 4 * L.Count * L.ItemSize);
            Ahead.Fetch(x4 + i, 4 * L.Count * L.ItemSize);
            a = TOp.Combine<L, V>(a, Element<L, V>(x + i));
            b = TOp.Combine<L, V>(b, Element<L, V>(x + i + step));
            c = TOp.Combine<L, V>(c, Element<L, V>(x + i + (2 * step)));
            d = TOp.Combine<L, V>(d, Element<L, V>(x + i + (3 * step)));
            a2 = TOp.Combine<L, V>(a2, Element<L, V>(x2 + i));
            b2 = TOp.Combine<L, V>(b2, Element<L, V>(x2 + i + step));
            c2 = TOp.Combine<L, V>(c2, Element<L, V>(x2 + i + (2 * step)));
            d2 = TOp.Combine<L, V>(d2, Element<L, V>(x2 + i + (3 * step)));
            a3 = TOp.Combine<L, V>(a3, Element<L, V>(x3 + i));
            b3 = TOp.Combine<L, V>(b3, Element<L, V>(x3 + i + step));
            c3 = TOp.Combine<L, V>(c3, Element<L, V>(x3 + i + (2 * step)));
            d3 = TOp.Combine<L, V>(d3, Element<L, V>(x3 + i + (3 * step)));
            a4 = TOp.Combine<L, V>(a4, Element<L, V>(x4 + i));
            b4 = TOp.Combine<L, V>(b4, Element<L, V>(x4 + i + step));
            c4 = TOp.Combine<L, V>(c4, Element<L, V>(x4 + i + (2 * step)));
            d4 = TOp.Combine<L, V>(d4, Element<L, V>(x4 + i + (3 * step)));
        }
        for (; i + step <= end; i += step)
        {
            a = TOp.Combine<L, V>(a, Element<L, V>(x + i));
            a2 = TOp.Combine<L, V>(a2, Element<L, V>(x2 + i));
            a3 = TOp.Combine<L, V>(a3, Element<L, V>(x3 + i));
            a4 = TOp.Combine<L, V>(a4, Element<L, V>(x4 + i));
        }
        if (i < end)
        {
            b = TOp.Combine<L, V>(b, Padded<L, V>(x + i, end - i));
            b2 = TOp.Combine<L, V>(b2, Padded<L, V>(x2 + i, end - i));
            b3 = TOp.Combine<L, V>(b3, Padded<L, V>(x3 + i, end - i));
            b4 = TOp.Combine<L, V>(b4, Padded<L, V>(x4 + i, end - i));
        }
        first = TOp.Combine<L, V>(TOp.Combine<L, V>(a, b), TOp.Combine<L, V>(c, d));
        second = TOp.Combine<L, V>(TOp.Combine<L, V>(a2, b2), TOp.Combine<L, V>(c2, d2));
        third = TOp.Combine<L, V>(TOp.Combine<L, V>(a3, b3), TOp.Combine<L, V>(c3, d3));
        fourth = TOp.Combine<L, V>(TOp.Combine<L, V>(a4, b4), TOp.Combine<L, V>(c4, d4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Element<L, V>(byte* x)
        where L : struct, ILanes<L, V>
        where V : struct => TOp.Map<L, V>(L.Load(x));

    // The missing lanes must be neutral, which 0 is for sums only.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Padded<L, V>(byte* x, nint bytes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var rest = stackalloc byte[64];
        L.Store(TOp.Identity<L, V>(), rest);
        Unsafe.CopyBlockUnaligned(rest, x, (uint)bytes);
        return Element<L, V>(rest);
    }

    private static void Columns<L, V>(byte* x, long rows, long stride, int columns, byte* y, byte* room)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        if (rows <= LeafRows)
        {
            LeafColumns<L, V>(x, rows, stride, columns, y);
            return;
        }
        var half = (rows / 2 + LeafRows - 1) / LeafRows * LeafRows;
        nint count = L.Count, item = L.ItemSize, j = 0;
        var rest = room + (columns * item);
        Columns<L, V>(x, half, stride, columns, y, rest);
        Columns<L, V>(x + (half * stride), rows - half, stride, columns, room, rest);
        for (; j + count <= columns; j += count)
            L.Store(TOp.Combine<L, V>(L.Load(y + (j * item)), L.Load(room + (j * item))), y + (j * item));
        if (j < columns)
            L.StorePart(TOp.Combine<L, V>(L.LoadPart(y + (j * item), columns - j), L.LoadPart(room + (j * item), columns - j)), y + (j * item), columns - j);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LeafColumns<L, V>(byte* x, long rows, long stride, int columns, byte* y)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, j = 0;
        if (columns >= Wide * count)
        {
            j = columns / count * count;
            WideColumns<L, V>(x, rows, stride, j * item, y);
        }
        for (; j + (4 * count) <= columns; j += 4 * count)
        {
            V a = TOp.Identity<L, V>(), b = a, c = a, d = a;
            var p = x + (j * item);
            for (long r = 0; r < rows; r++, p += stride)
            {
                a = TOp.Combine<L, V>(a, Element<L, V>(p));
                b = TOp.Combine<L, V>(b, Element<L, V>(p + (count * item)));
                c = TOp.Combine<L, V>(c, Element<L, V>(p + (2 * count * item)));
                d = TOp.Combine<L, V>(d, Element<L, V>(p + (3 * count * item)));
            }
            L.Store(a, y + (j * item));
            L.Store(b, y + ((j + count) * item));
            L.Store(c, y + ((j + (2 * count)) * item));
            L.Store(d, y + ((j + (3 * count)) * item));
        }
        for (; j < columns; j += count)
        {
            var n = Math.Min(count, columns - j);
            var a = TOp.Identity<L, V>();
            var p = x + (j * item);
            for (long r = 0; r < rows; r++, p += stride)
                a = TOp.Combine<L, V>(a, n == count ? Element<L, V>(p) : TOp.Map<L, V>(L.LoadPart(p, n)));
            if (n == count) L.Store(a, y + (j * item));
            else L.StorePart(a, y + (j * item), n);
        }
    }

    /// <summary>
    /// Some rows at a time are added to sums that stay in the nearest cache. So memory is read in a few long streams; down narrow columns every
    /// piece would be on another page, where no processor looks ahead.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WideColumns<L, V>(byte* x, long rows, long stride, nint bytes, byte* y)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint step = L.Count * L.ItemSize;
        for (nint j = 0; j < bytes; j += step) L.Store(TOp.Identity<L, V>(), y + j);
        for (; rows >= 8; rows -= 8, x += 8 * stride)
        {
            byte* x1 = x + stride, x2 = x1 + stride, x3 = x2 + stride, x4 = x3 + stride, x5 = x4 + stride, x6 = x5 + stride, x7 = x6 + stride;
            for (nint j = 0; j < bytes; j += step)
            {
                var sum = TOp.Combine<L, V>(L.Load(y + j), Element<L, V>(x + j));
                sum = TOp.Combine<L, V>(sum, Element<L, V>(x1 + j));
                sum = TOp.Combine<L, V>(sum, Element<L, V>(x2 + j));
                sum = TOp.Combine<L, V>(sum, Element<L, V>(x3 + j));
                sum = TOp.Combine<L, V>(sum, Element<L, V>(x4 + j));
                sum = TOp.Combine<L, V>(sum, Element<L, V>(x5 + j));
                sum = TOp.Combine<L, V>(sum, Element<L, V>(x6 + j));
                L.Store(TOp.Combine<L, V>(sum, Element<L, V>(x7 + j)), y + j);
            }
        }
        for (; rows > 0; rows--, x += stride)
            for (nint j = 0; j < bytes; j += step) L.Store(TOp.Combine<L, V>(L.Load(y + j), Element<L, V>(x + j)), y + j);
    }
}
