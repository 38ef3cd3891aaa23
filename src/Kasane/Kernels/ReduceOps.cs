namespace Kasane.Internal;

/// <summary>The sum; nothing at all is 0.</summary>
internal readonly struct SumReduction : IReduceOp
{
    public static string Name => "Sum";

    public static double ReferenceIdentity => 0;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(0);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Add(accumulator, x);

    public static double Reference(double accumulator, double x) => accumulator + x;
}

/// <summary>The sum of the squares.</summary>
internal readonly struct SquareSumReduction : IReduceOp
{
    public static string Name => "SquareSum";

    public static bool HasMap => true;

    public static double ReferenceIdentity => 0;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(0);

    public static V Map<A, V>(V x)
        where A : IAlgebra<A, V> => A.Mul(x, x);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Add(accumulator, x);

    public static double Reference(double accumulator, double x) => accumulator + (x * x);
}

/// <summary>The sum of the absolute values.</summary>
internal readonly struct AbsSumReduction : IReduceOp
{
    public static string Name => "AbsSum";

    public static bool HasMap => true;

    public static double ReferenceIdentity => 0;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(0);

    public static V Map<A, V>(V x)
        where A : IAlgebra<A, V> => A.Abs(x);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Add(accumulator, x);

    public static double Reference(double accumulator, double x) => accumulator + Math.Abs(x);
}

/// <summary>Combines partial results of another reduction, which are mapped already.</summary>
internal readonly struct MergeReduction<TOp> : IReduceOp
    where TOp : unmanaged, IReduceOp
{
    public static string Name => TOp.Name;

    public static double ReferenceIdentity => TOp.ReferenceIdentity;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => TOp.Identity<A, V>();

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => TOp.Combine<A, V>(accumulator, x);

    public static double Reference(double accumulator, double x) => TOp.Reference(accumulator, x);
}

/// <summary>The product; nothing at all is 1.</summary>
internal readonly struct ProdReduction : IReduceOp
{
    public static string Name => "Prod";

    public static double ReferenceIdentity => 1;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(1);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Mul(accumulator, x);

    public static double Reference(double accumulator, double x) => accumulator * x;
}

/// <summary>The smallest element; NaN if one is NaN.</summary>
internal readonly struct MinReduction : IReduceOp
{
    public static string Name => "Min";

    public static double ReferenceIdentity => double.PositiveInfinity;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(double.PositiveInfinity);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Min(accumulator, x);

    public static double Reference(double accumulator, double x) => Math.Min(accumulator, x);
}

/// <summary>The largest element; NaN if one is NaN.</summary>
internal readonly struct MaxReduction : IReduceOp
{
    public static string Name => "Max";

    public static double ReferenceIdentity => double.NegativeInfinity;

    // Saturates to the smallest integer.
    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(double.NegativeInfinity);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Max(accumulator, x);

    public static double Reference(double accumulator, double x) => Math.Max(accumulator, x);
}

/// <summary>The smallest of values that are at most 1.</summary>
internal readonly struct AllReduction : IReduceOp
{
    public static string Name => "All";

    public static double ReferenceIdentity => 1;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(1);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Min(accumulator, x);

    public static double Reference(double accumulator, double x) => Math.Min(accumulator, x);
}

/// <summary>The largest of values that are at least 0.</summary>
internal readonly struct AnyReduction : IReduceOp
{
    public static string Name => "Any";

    public static double ReferenceIdentity => 0;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(0);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Max(accumulator, x);

    public static double Reference(double accumulator, double x) => Math.Max(accumulator, x);
}

/// <summary>log(exp(a) + exp(b)): shifted by the larger one, which equal infinities must not be.</summary>
internal readonly struct LogAddExpReduction : IReduceOp
{
    public static string Name => "LogCumSumExp";

    public static double ReferenceIdentity => double.NegativeInfinity;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(double.NegativeInfinity);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V>
    {
        var (large, small) = (A.Max(accumulator, x), A.Min(accumulator, x));
        var same = A.And(A.Equal(large, small), A.Equal(A.Abs(large), A.Const(double.PositiveInfinity)));
        return A.Select(same, large, A.Add(large, A.Log1p(A.Exp(A.Sub(small, large)))));
    }

    public static double Reference(double accumulator, double x)
    {
        var (large, small) = (Math.Max(accumulator, x), Math.Min(accumulator, x));
        return large == small && double.IsInfinity(large) ? large : large + Math.Log(1 + Math.Exp(small - large));
    }
}
