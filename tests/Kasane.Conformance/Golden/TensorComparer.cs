using System.Globalization;
using System.Numerics;

namespace Kasane.Conformance.Golden;

/// <summary>Compares tensors. All arithmetic is in double.</summary>
static class TensorComparer
{
    /// <summary>Compares shape, dtype and every element.</summary>
    /// <returns>The largest error in units of the tolerance, and what is wrong (null: nothing is).</returns>
    public static (double Worst, string? Fault) Compare(RawTensor want, RawTensor got, Tolerance tolerance, ComparisonMode mode)
    {
        if (Frame(want.DType, want.Shape, got) is { } fault) return (double.PositiveInfinity, fault);
        if (mode == ComparisonMode.Unordered) return Unordered(want, got, tolerance);
        var (worst, at, bad) = (0.0, -1L, 0L);
        for (long i = 0; i < want.Count; i++)
        {
            var error = Error(want, i, got, i, tolerance, mode);
            if (!(error <= 1)) bad++;
            if (at >= 0 && !(error > worst)) continue;
            (worst, at) = (error, i);
        }
        if (bad == 0) return (worst, null);
        var times = worst.ToString("G3", CultureInfo.InvariantCulture);
        return (worst, $"{bad} of {want.Count} elements differ; worst at {Place(at, want.Shape)}: "
            + $"got {got.TextAt(at)}, want {want.TextAt(at)} ({times} times the tolerance)");
    }

    /// <summary>Compares shape and dtype only.</summary>
    public static string? Frame(DType dtype, long[] shape, RawTensor got) =>
        got.DType != dtype ? $"dtype {got.DType} instead of {dtype}"
        : !got.Shape.AsSpan().SequenceEqual(shape) ? $"shape ({string.Join(", ", got.Shape)}) instead of ({string.Join(", ", shape)})"
        : null;

    /// <summary>The error of one number in units of its tolerance: 1 is just right, infinity is never right.</summary>
    public static double Error(double want, double got, Tolerance tolerance)
    {
        if (want.Equals(got) || want == got) return 0;
        if (!double.IsFinite(want) || !double.IsFinite(got)) return double.PositiveInfinity;
        var allowed = tolerance.Around(want);
        return allowed > 0 ? Math.Abs(got - want) / allowed : double.PositiveInfinity;
    }

    private static double Error(RawTensor want, long i, RawTensor got, long j, Tolerance tolerance, ComparisonMode mode)
    {
        if (want.IsExact) return Exact(want.IntegerAt(i), got.IntegerAt(j), mode);
        if (want.DType != DType.Complex64)
        {
            var (w, g) = (want.RealAt(i), got.RealAt(j));
            return mode == ComparisonMode.Absolute ? Error(Math.Abs(w), Math.Abs(g), tolerance) : Error(w, g, tolerance);
        }
        var (cw, cg) = (want.ComplexAt(i), got.ComplexAt(j));
        if (mode == ComparisonMode.Absolute) return Error(Complex.Abs(cw), Complex.Abs(cg), tolerance);
        if (!Complex.IsFinite(cw) || !Complex.IsFinite(cg))
            return Math.Max(Error(cw.Real, cg.Real, tolerance), Error(cw.Imaginary, cg.Imaginary, tolerance));
        if (cw == cg) return 0;
        var allowed = tolerance.Around(Complex.Abs(cw));
        return allowed > 0 ? Complex.Abs(cg - cw) / allowed : double.PositiveInfinity;
    }

    private static double Exact(long want, long got, ComparisonMode mode) =>
        want == got || (mode == ComparisonMode.Absolute && want == -got) ? 0 : double.PositiveInfinity;

    // Every expected element takes the nearest element that is still free.
    private static (double Worst, string? Fault) Unordered(RawTensor want, RawTensor got, Tolerance tolerance)
    {
        var length = want.Shape.Length == 0 ? 1 : want.Shape[^1];
        var (worst, fault) = (0.0, (string?)null);
        for (long start = 0; length > 0 && start < want.Count; start += length)
        {
            var free = Enumerable.Range(0, checked((int)length)).Select(i => start + i).ToList();
            for (var i = start; i < start + length; i++)
            {
                var nearest = free.MinBy(j => Error(want, i, got, j, tolerance, ComparisonMode.Plain));
                var error = Error(want, i, got, nearest, tolerance, ComparisonMode.Plain);
                free.Remove(nearest);
                if (!(error <= 1)) fault ??= $"no element equals {want.TextAt(i)} (in any order); nearest {got.TextAt(nearest)}";
                worst = Math.Max(worst, error);
            }
        }
        return (worst, fault);
    }

    private static string Place(long index, long[] shape)
    {
        var place = new long[shape.Length];
        for (var d = shape.Length - 1; d >= 0; d--) (index, place[d]) = Math.DivRem(index, shape[d]);
        return $"[{string.Join(", ", place)}]";
    }
}
