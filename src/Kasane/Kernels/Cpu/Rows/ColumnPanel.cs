using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Some neighbouring columns of a matrix whose columns are channels, and sums down each of them: short ones in vectors, which are added up
/// in double.
/// </summary>
/// <typeparam name="L">The kind of vectors.</typeparam>
/// <typeparam name="V">A vector.</typeparam>
internal readonly unsafe struct ColumnPanel<L, V>
    where L : struct, ILanes<L, V>
    where V : struct
{
    // Rows that are added up in one go, on four sums in turn.
    private const nint Short = 32;

    private readonly nint first;
    private readonly nint rows;
    private readonly nint stride;

    /// <param name="rows">The matrix's rows.</param>
    /// <param name="channels">The matrix's columns.</param>
    /// <param name="number">The panel's number.</param>
    public ColumnPanel(nint rows, nint channels, nint number)
    {
        this.rows = rows;
        stride = channels * L.ItemSize;
        first = number * BatchNormColumnsJob.PanelColumns;
        Columns = Math.Min(BatchNormColumnsJob.PanelColumns, channels - first);
    }

    public nint Columns { get; }

    /// <summary>Where the panel begins in a matrix, or in a row of one number for each channel.</summary>
    public byte* In(byte* p) => p + (first * L.ItemSize);

    /// <summary>Adds the columns of x up.</summary>
    public void Sum(byte* x, double* sums)
    {
        for (nint row = 0; row < rows; row += Short)
            for (nint i = 0; i < Columns; i += L.Count)
                Fold(Sums(x + (row * stride) + (i * L.ItemSize), Math.Min(Short, rows - row), Columns - i), sums + i, Columns - i);
    }

    /// <summary>Adds the columns of (x - mean)^2 up; the means are numbers of x's dtype, with room for whole vectors.</summary>
    public void Squares(byte* x, byte* means, double* sums)
    {
        for (nint row = 0; row < rows; row += Short)
            for (nint i = 0; i < Columns; i += L.Count)
            {
                var at = (row * stride) + (i * L.ItemSize);
                Fold(Squared(x + at, L.Load(means + (i * L.ItemSize)), Math.Min(Short, rows - row), Columns - i), sums + i, Columns - i);
            }
    }

    /// <summary>Adds the columns of g and of g (x - mean) up; where a result is given and not above 0, g counts as 0.</summary>
    public void Products(byte* g, byte* x, byte* result, byte* means, double* sums, double* products)
    {
        for (nint row = 0; row < rows; row += Short)
            for (nint i = 0; i < Columns; i += L.Count)
            {
                var at = (row * stride) + (i * L.ItemSize);
                var rest = Columns - i;
                Multiplied(
                    g + at, x + at, result is null ? null : result + at, L.Load(means + (i * L.ItemSize)), Math.Min(Short, rows - row), rest,
                    out var sum, out var product);
                Fold(sum, sums + i, rest);
                Fold(product, products + i, rest);
            }
    }

    /// <summary>y = (x - mean) scale + shift, or 0 if that is less and is to be rectified.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(byte* x, byte* y, byte* means, byte* scales, byte* shifts, bool rectify)
    {
        for (nint row = 0; row < rows; row++, x += stride, y += stride)
            for (nint i = 0; i < Columns; i += L.Count)
            {
                var (at, rest) = (i * L.ItemSize, Columns - i);
                var value = L.MulAdd(L.Sub(Load(x + at, rest), L.Load(means + at)), L.Load(scales + at), L.Load(shifts + at));
                Store(rectify ? L.Select(L.Less(value, L.Const(0)), L.Const(0), value) : value, y + at, rest);
            }
    }

    /// <summary>y = g scale + (x - mean) slope + shift, with g as in <see cref="Products"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(byte* g, byte* x, byte* result, byte* y, byte* means, byte* scales, byte* slopes, byte* shifts)
    {
        for (nint row = 0; row < rows; row++, g += stride, x += stride, y += stride)
        {
            for (nint i = 0; i < Columns; i += L.Count)
            {
                var (at, rest) = (i * L.ItemSize, Columns - i);
                var line = L.MulAdd(L.Sub(Load(x + at, rest), L.Load(means + at)), L.Load(slopes + at), L.Load(shifts + at));
                Store(L.MulAdd(Gradient(g + at, result is null ? null : result + at, rest), L.Load(scales + at), line), y + at, rest);
            }
            if (result is not null) result += stride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private V Sums(byte* x, nint count, nint rest)
    {
        V a = L.Const(0), b = a, c = a, d = a;
        for (; count >= 4; count -= 4, x += 4 * stride)
        {
            a = L.Add(a, Load(x, rest));
            b = L.Add(b, Load(x + stride, rest));
            c = L.Add(c, Load(x + (2 * stride), rest));
            d = L.Add(d, Load(x + (3 * stride), rest));
        }
        for (; count > 0; count--, x += stride) a = L.Add(a, Load(x, rest));
        return L.Add(L.Add(a, b), L.Add(c, d));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private V Squared(byte* x, V mean, nint count, nint rest)
    {
        V a = L.Const(0), b = a;
        for (; count >= 2; count -= 2, x += 2 * stride)
        {
            var u = L.Sub(Load(x, rest), mean);
            a = L.MulAdd(u, u, a);
            u = L.Sub(Load(x + stride, rest), mean);
            b = L.MulAdd(u, u, b);
        }
        if (count > 0)
        {
            var u = L.Sub(Load(x, rest), mean);
            a = L.MulAdd(u, u, a);
        }
        return L.Add(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiplied(byte* g, byte* x, byte* result, V mean, nint count, nint rest, out V sum, out V product)
    {
        V a = L.Const(0), b = a, c = a, d = a;
        var step = result is null ? 0 : stride;
        for (; count >= 2; count -= 2, g += 2 * stride, x += 2 * stride, result += 2 * step)
        {
            var u = Gradient(g, result, rest);
            a = L.Add(a, u);
            b = L.MulAdd(u, L.Sub(Load(x, rest), mean), b);
            u = Gradient(g + stride, result is null ? null : result + stride, rest);
            c = L.Add(c, u);
            d = L.MulAdd(u, L.Sub(Load(x + stride, rest), mean), d);
        }
        if (count > 0)
        {
            var u = Gradient(g, result, rest);
            a = L.Add(a, u);
            b = L.MulAdd(u, L.Sub(Load(x, rest), mean), b);
        }
        (sum, product) = (L.Add(a, c), L.Add(b, d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Gradient(byte* g, byte* result, nint rest) =>
        result is null ? Load(g, rest) : L.Select(L.Less(L.Const(0), Load(result, rest)), Load(g, rest), L.Const(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load(byte* p, nint rest) => rest >= L.Count ? L.Load(p) : L.LoadPart(p, rest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V value, byte* p, nint rest)
    {
        if (rest >= L.Count) L.Store(value, p);
        else L.StorePart(value, p, rest);
    }

    private static void Fold(V part, double* sums, nint rest)
    {
        var lanes = stackalloc byte[64];
        L.Store(part, lanes);
        for (nint i = 0; i < Math.Min(rest, L.Count); i++) sums[i] += Real.Get(lanes, i, L.ItemSize);
    }
}
