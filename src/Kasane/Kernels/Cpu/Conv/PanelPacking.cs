using System.Runtime.CompilerServices;

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
        for (nint i = 0; i < n; i++) (offsets[i], lanes[i]) = (runs[i].Offset, runs[i].Lane);
        for (; steps < end; steps++, target += pitch)
        {
            var from = x + *steps;
            nint i = 0;
            for (; i + 2 <= n; i += 2)
            {
                O.Store(O.Load(from + offsets[i]), target + lanes[i]);
                O.Store(O.Load(from + offsets[i + 1]), target + lanes[i + 1]);
            }
            if (i < n) O.Store(O.Load(from + offsets[i]), target + lanes[i]);
        }
    }
}
