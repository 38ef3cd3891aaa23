namespace Kasane.Tests.Fuzz;

/// <summary>Whether two devices said the same.</summary>
internal static class FuzzComparison
{
    /// <summary>Views may claim any number of elements; more than this are not looked at.</summary>
    public const long Largest = 1 << 16;

    /// <summary>What differs, or null.</summary>
    public static string? Difference(object got, object want, DType coarsest, bool isTransform)
    {
        if (got is not Tensor a || want is not Tensor b) return got.Equals(want) ? null : $"{got}, but the reference says {want}";
        if (a.DType != b.DType) return $"a result of {a.DType}, but the reference says {b.DType}";
        if (a.Shape != b.Shape) return $"a result of shape {a.Shape}, but the reference says {b.Shape}";
        if (a.ElementCount > Largest) return null;
        var (left, right) = (Values(a), Values(b));
        var (relative, absolute) = !a.DType.IsFloatingPoint && !a.DType.IsComplex ? (0, 0) : (coarsest, a.DType) switch
        {
            (DType.BFloat16, _) or (_, DType.BFloat16) => (6e-2, 6e-2),
            (DType.Float16, _) or (_, DType.Float16) => (1e-2, 1e-2),
            (DType.Float64, DType.Float64) => (1e-8, 1e-9),
            _ => (1e-3, 2e-4),
        };
        // Sums of large and small numbers are as exact as the large ones.
        absolute *= right.Where(double.IsFinite).Select(Math.Abs).Append(1).Max();
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i].Equals(right[i]) || Math.Abs(left[i] - right[i]) <= absolute + (relative * Math.Abs(right[i]))) continue;
            if (isTransform && !double.IsFinite(left[i]) && !double.IsFinite(right[i])) continue;
            if (left[i] == 0 && right[i] == 0) continue;
            return $"element {i} of {a.DType}{a.Shape} is {left[i]:r}, but the reference says {right[i]:r}";
        }
        return null;
    }

    private static double[] Values(Tensor x)
    {
        x = x.Detach().To(Device.Cpu);
        return (x.DType.IsComplex ? x.ResolveConj().ViewAsReal() : x).To(DType.Float64).ToArray<double>();
    }
}
