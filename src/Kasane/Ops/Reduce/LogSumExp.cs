using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>log(sum(exp(x))) over dimensions, without overflow.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="dim">The dimensions; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor LogSumExp(this Tensor x, ReadOnlySpan<int> dim, bool keepDim = false)
    {
        var mask = Dims.Mask(dim, x.Rank, "LogSumExp");
        return Primitive.Call(new LogSumExpOp(mask, keepDim, x.Layout), x.DType.IsFloatingPoint ? x : x.To(DType.Float32));
    }

    /// <summary>log(sum(exp(x))) over one dimension, without overflow.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor LogSumExp(this Tensor x, int dim, bool keepDim = false) => x.LogSumExp([dim], keepDim);
}

/// <summary>log(sum(exp(x))) over dimensions, without overflow.</summary>
/// <derivative>g * exp(x - y).</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct LogSumExpOp(ulong Mask, bool KeepDim, Layout From) : IOp1
{
    public static string Name => "LogSumExp";

    public Needs Needs => Needs.Left | Needs.Result;

    public Tensor Forward(Tensor x)
    {
        var max = Reductions.Run(default(MaxReduction), x, Mask, true, x.DType);
        // An infinite maximum would give infinity minus infinity; without a shift the infinity comes out by itself.
        max = Pointwise.Unary(default(FiniteOrZeroOp), max);
        var sum = Reductions.Run(default(SumReduction), Pointwise.Binary(default(ExpDifferenceOp), x, max), Mask, true, x.DType);
        var y = Pointwise.Binary(default(AddOp), Pointwise.Unary(default(LogOp), sum), max);
        return KeepDim ? y : y.Reinterpret(Layout.Contiguous(Reductions.DroppedSizes(From, Mask)));
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var result = Reductions.Restore(saved.Result, From, Mask, KeepDim);
        return Reductions.Restore(gradient, From, Mask, KeepDim).Mul(saved.Input.Sub(result).Exp());
    }
}

/// <summary>x where it is finite, 0 elsewhere; NaN stays.</summary>
internal readonly struct FiniteOrZeroOp : IUnaryOp
{
    public static string Name => "LogSumExp";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs Needs => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(A.Equal(A.Abs(x), A.Const(double.PositiveInfinity)), A.Const(0), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => gradient;

    public double Reference(double x) => double.IsInfinity(x) ? 0 : x;
}

/// <summary>exp(a - b).</summary>
internal readonly struct ExpDifferenceOp : IBinaryOp
{
    public static string Name => "LogSumExp";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Exp(A.Sub(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => gradient;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => gradient;

    public double Reference(double a, double b) => Math.Exp(a - b);
}
