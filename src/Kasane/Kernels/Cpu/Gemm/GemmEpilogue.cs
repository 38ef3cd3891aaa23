using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Bias and activation on a block of C, right after the block was written and while it is still in the nearest cache: for that reason it is no
/// part of the tile kernels, which so stay small.
/// </summary>
internal static unsafe class GemmEpilogue<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>Works on a block of <paramref name="rows"/> by <paramref name="cols"/> elements whose first is in the given column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(in GemmArgs<T> args, T* c, nint rows, nint column, nint cols)
    {
        var slope = args.Activation == GemmActivation.LeakyReLU ? O.Splat(args.Slope) : O.Zero;
        var leaky = args.Activation == GemmActivation.LeakyReLU;
        var clips = args.Activation != GemmActivation.None;
        var bias = args.Bias == null ? null : args.Bias + column;
        nint j = 0;
        for (; j + O.Count <= cols; j += O.Count)
        {
            var shift = bias == null ? O.Zero : O.Load(bias + j);
            var p = c + j;
            for (nint i = 0; i < rows; i++, p += args.CRow)
            {
                var x = O.Load(p);
                if (bias != null) x = O.Add(x, shift);
                if (clips) x = O.ReplaceNegative(x, leaky ? O.Mul(x, slope) : slope);
                O.Store(x, p);
            }
        }

        if (j < cols)
        {
            var mask = O.Mask(cols - j);
            var shift = bias == null ? O.Zero : O.MaskLoad(bias + j, mask);
            var p = c + j;
            for (nint i = 0; i < rows; i++, p += args.CRow)
            {
                var x = O.MaskLoad(p, mask);
                if (bias != null) x = O.Add(x, shift);
                if (clips) x = O.ReplaceNegative(x, leaky ? O.Mul(x, slope) : slope);
                O.MaskStore(x, p, mask);
            }
        }
    }

    /// <summary>
    /// Writes sums, whose rows are two vectors each, to rows of C from the given column on: added to what is there if wanted, and with bias
    /// and activation if these are the last sums.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Finish(in GemmArgs<T> args, T* sums, T* c, nint rows, nint column, nint cols, bool add, bool last)
    {
        var slope = args.Activation == GemmActivation.LeakyReLU ? O.Splat(args.Slope) : O.Zero;
        var leaky = args.Activation == GemmActivation.LeakyReLU;
        var clips = last && args.Activation != GemmActivation.None;
        var bias = last && args.Bias != null ? args.Bias + column : null;
        add |= args.Accumulate;
        if (cols == 2 * O.Count)
        {
            var low = bias == null ? O.Zero : O.Load(bias);
            var high = bias == null ? O.Zero : O.Load(bias + O.Count);
            for (; rows > 0; rows--, sums += 2 * O.Count, c += args.CRow)
            {
                var x = O.Load(sums);
                var y = O.Load(sums + O.Count);
                if (add)
                {
                    x = O.Add(x, O.Load(c));
                    y = O.Add(y, O.Load(c + O.Count));
                }

                x = O.Add(x, low);
                y = O.Add(y, high);
                if (clips)
                {
                    x = O.ReplaceNegative(x, leaky ? O.Mul(x, slope) : slope);
                    y = O.ReplaceNegative(y, leaky ? O.Mul(y, slope) : slope);
                }

                O.Store(x, c);
                O.Store(y, c + O.Count);
            }

            return;
        }

        for (nint j = 0; j < cols; j += O.Count)
        {
            var mask = O.Mask(cols - j);
            var shift = bias == null ? O.Zero : O.MaskLoad(bias + j, mask);
            var to = c + j;
            var from = sums + j;
            for (nint i = 0; i < rows; i++, to += args.CRow, from += 2 * O.Count)
            {
                var x = O.MaskLoad(from, mask);
                if (add) x = O.Add(x, O.MaskLoad(to, mask));
                x = O.Add(x, shift);
                if (clips) x = O.ReplaceNegative(x, leaky ? O.Mul(x, slope) : slope);
                O.MaskStore(x, to, mask);
            }
        }
    }
}
