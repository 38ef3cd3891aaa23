using System.Numerics;
using System.Runtime.Intrinsics;
using Kasane.Internal;

namespace Kasane.Tests.Kernels.Lanes;

/// <summary>A check to be run for one element type and vector width.</summary>
internal interface ILaneCheck
{
    void Run<L, V, T>()
        where L : ILanes<L, V>
        where V : struct
        where T : unmanaged, INumber<T>;
}

/// <summary>Every element type times every width.</summary>
internal static class LaneCases
{
    public static TheoryData<int, string> All
    {
        get
        {
            TheoryData<int, string> cases = [];
            foreach (int width in (int[])[128, 256, 512])
            {
                foreach (string type in (string[])["float", "double", "int", "long"]) cases.Add(width, type);
            }

            return cases;
        }
    }

    public static void Run(int width, string type, ILaneCheck check)
    {
        switch (type)
        {
            case "float": Run<float>(width, check); break;
            case "double": Run<double>(width, check); break;
            case "int": Run<int>(width, check); break;
            default: Run<long>(width, check); break;
        }
    }

    /// <summary>Special values and some ordinary ones.</summary>
    public static T[] Values<T>()
        where T : unmanaged, INumber<T>
    {
        double[] common = [0, 1, -1, 2, -2, 3, -7, 10, 41, -100, 12345, -65536, 1 << 24];
        List<T> values = [.. common.Select(T.CreateTruncating)];
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            double[] fractions =
            [
                -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, -3.7, 0.1, 8388607.5, 1e-30, 1e-44, 3e38, -3e38, double.NaN,
                double.PositiveInfinity, double.NegativeInfinity, Math.PI, -1e-5, 4503599627370495.5, 1e-310,
            ];
            values.AddRange(fractions.Select(T.CreateTruncating));
        }
        else
        {
            T smallest = typeof(T) == typeof(int) ? T.CreateTruncating(int.MinValue) : T.CreateTruncating(long.MinValue);
            values.AddRange([smallest, smallest + T.One, unchecked(smallest - T.One), T.CreateTruncating(123456789)]);
        }

        return [.. values];
    }

    private static void Run<T>(int width, ILaneCheck check)
        where T : unmanaged, INumber<T>
    {
        switch (width)
        {
            case 128: check.Run<Lanes128<T>, Vector128<T>, T>(); break;
            case 256: check.Run<Lanes256<T>, Vector256<T>, T>(); break;
            default: check.Run<Lanes512<T>, Vector512<T>, T>(); break;
        }
    }
}
