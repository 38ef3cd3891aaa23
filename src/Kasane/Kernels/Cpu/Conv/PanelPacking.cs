using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>Fills panels run by run. A whole vector is written for each run; what is too much of it the next run, or the next step, overwrites.</summary>
internal static unsafe class PanelPacking<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>
    /// Writes x[steps[k] + offset of lane] to target[k * pitch + lane]. One vector behind the last step is written too, and each run reads a
    /// whole vector.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(T* x, int* steps, nint count, PanelRun* runs, nint n, T* target, nint pitch)
    {
        var end = steps + count;
        switch (n)
        {
            case 1:
            {
                var x0 = x + runs[0].Offset;
                for (; steps < end; steps++, target += pitch) O.Store(O.Load(x0 + *steps), target);
                break;
            }

            case 2:
            {
                T* x0 = x + runs[0].Offset, x1 = x + runs[1].Offset;
                nint l1 = runs[1].Lane;
                for (; steps < end; steps++, target += pitch)
                {
                    nint step = *steps;
                    O.Store(O.Load(x0 + step), target);
                    O.Store(O.Load(x1 + step), target + l1);
                }
                break;
            }

            case 3:
            {
                T* x0 = x + runs[0].Offset, x1 = x + runs[1].Offset, x2 = x + runs[2].Offset;
                nint l1 = runs[1].Lane, l2 = runs[2].Lane;
                for (; steps < end; steps++, target += pitch)
                {
                    nint step = *steps;
                    O.Store(O.Load(x0 + step), target);
                    O.Store(O.Load(x1 + step), target + l1);
                    O.Store(O.Load(x2 + step), target + l2);
                }
                break;
            }

            case 4:
            {
                T* x0 = x + runs[0].Offset, x1 = x + runs[1].Offset, x2 = x + runs[2].Offset, x3 = x + runs[3].Offset;
                nint l1 = runs[1].Lane, l2 = runs[2].Lane, l3 = runs[3].Lane;
                for (; steps < end; steps++, target += pitch)
                {
                    nint step = *steps;
                    O.Store(O.Load(x0 + step), target);
                    O.Store(O.Load(x1 + step), target + l1);
                    O.Store(O.Load(x2 + step), target + l2);
                    O.Store(O.Load(x3 + step), target + l3);
                }
                break;
            }

            default:
                Many(x, steps, end, runs, n, target, pitch);
                break;
        }
    }

    /// <summary>The same, where a whole vector may not be read: element by element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackExactly(T* x, int* steps, nint count, PanelRun* runs, nint n, T* target, nint pitch)
    {
        for (nint k = 0; k < count; k++, target += pitch)
        {
            var from = x + steps[k];
            for (nint i = 0; i < n; i++)
            {
                var run = runs[i];
                for (nint lane = 0; lane < run.Length; lane++) target[run.Lane + lane] = from[run.Offset + lane];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Many(T* x, int* steps, int* end, PanelRun* runs, nint n, T* target, nint pitch)
    {
        var offsets = stackalloc nint[(int)n];
        var lanes = stackalloc nint[(int)n];
        var longest = 0;
        for (nint i = 0; i < n; i++)
        {
            (offsets[i], lanes[i]) = (runs[i].Offset, runs[i].Lane);
            longest = Math.Max(longest, runs[i].Length);
        }

        // Stores that overlap and cross lines of the cache are slow: short runs are written with short vectors.
        if (longest * sizeof(T) <= 16) Short(x, steps, end, offsets, lanes, n, target, pitch);
        else if (longest * sizeof(T) <= 32 && O.Count * sizeof(T) >= 32) Middle(x, steps, end, offsets, lanes, n, target, pitch);
        else
            for (; steps < end; steps++, target += pitch)
            {
                var from = x + *steps;
                for (nint i = 0; i < n; i++) O.Store(O.Load(from + offsets[i]), target + lanes[i]);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Short(T* x, int* steps, int* end, nint* offsets, nint* lanes, nint n, T* target, nint pitch)
    {
        for (; steps < end; steps++, target += pitch)
        {
            var from = x + *steps;
            nint i = 0;
            for (; i + 2 <= n; i += 2)
            {
                Vector128.Store(Vector128.Load((byte*)(from + offsets[i])), (byte*)(target + lanes[i]));
                Vector128.Store(Vector128.Load((byte*)(from + offsets[i + 1])), (byte*)(target + lanes[i + 1]));
            }
            if (i < n) Vector128.Store(Vector128.Load((byte*)(from + offsets[i])), (byte*)(target + lanes[i]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Middle(T* x, int* steps, int* end, nint* offsets, nint* lanes, nint n, T* target, nint pitch)
    {
        for (; steps < end; steps++, target += pitch)
        {
            var from = x + *steps;
            for (nint i = 0; i < n; i++) Vector256.Store(Vector256.Load((byte*)(from + offsets[i])), (byte*)(target + lanes[i]));
        }
    }
}
