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
}
