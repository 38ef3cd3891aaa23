using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x, but at least <paramref name="min"/> and at most <paramref name="max"/>; where min is above max, max. NaN stays NaN.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <param name="min">The lower bound; null for none.</param>
    /// <param name="max">The upper bound; null for none.</param>
    /// <returns>A tensor of the same shape and the promoted dtype.</returns>
    /// <exception cref="KasaneException">There is no bound at all.</exception>
    public static Tensor Clamp(this Tensor x, Scalar? min = null, Scalar? max = null) => Primitive.Call(ClampPrimitive(x, min, max), x);

    /// <summary>x, but at least <paramref name="min"/> and at most <paramref name="max"/>, element by element.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <param name="min">The lower bounds: a shape that broadcasts with that of <paramref name="x"/>; null for none.</param>
    /// <param name="max">The upper bounds; null for none.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="KasaneException">There is no bound at all.</exception>
    public static Tensor Clamp(this Tensor x, Tensor? min, Tensor? max = null)
    {
        if (min is null) return x.ClampMax(max ?? throw NoBound());
        return max is null
            ? x.ClampMin(min)
            : Primitive.Call(new TernaryPrimitive<ClampBetweenOp>(default, Rules.Promoted(x, min, max)), [x, min, max])[0];
    }

    /// <summary><see cref="Clamp(Tensor, Scalar?, Scalar?)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor ClampInPlace(this Tensor x, Scalar? min = null, Scalar? max = null) => InPlace.Call(ClampPrimitive(x, min, max), x);

    /// <summary><see cref="Clamp(Tensor, Tensor?, Tensor?)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor ClampInPlace(this Tensor x, Tensor? min, Tensor? max = null)
    {
        if (min is null) return x.ClampMaxInPlace(max ?? throw NoBound());
        return max is null ? x.ClampMinInPlace(min) : x.CopyInPlace(x.Clone().Clamp(min, max));
    }

    /// <summary>Another name of <see cref="Clamp(Tensor, Scalar?, Scalar?)"/>.</summary>
    public static Tensor Clip(this Tensor x, Scalar? min = null, Scalar? max = null) => x.Clamp(min, max);

    /// <summary>Another name of <see cref="Clamp(Tensor, Tensor?, Tensor?)"/>.</summary>
    public static Tensor Clip(this Tensor x, Tensor? min, Tensor? max = null) => x.Clamp(min, max);

    /// <summary>Another name of <see cref="ClampInPlace(Tensor, Scalar?, Scalar?)"/>.</summary>
    public static Tensor ClipInPlace(this Tensor x, Scalar? min = null, Scalar? max = null) => x.ClampInPlace(min, max);

    /// <summary>Another name of <see cref="ClampInPlace(Tensor, Tensor?, Tensor?)"/>.</summary>
    public static Tensor ClipInPlace(this Tensor x, Tensor? min, Tensor? max = null) => x.ClampInPlace(min, max);

    private static UnaryAs<ClampOp> ClampPrimitive(Tensor x, Scalar? min, Scalar? max)
    {
        if (min is null && max is null) throw NoBound();
        var dtype = x.DType;
        if (min is { } low) dtype = TypePromotion.Promote(dtype, low.Kind);
        if (max is { } high) dtype = TypePromotion.Promote(dtype, high.Kind);
        return new(new(min ?? 0, max ?? 0, min is not null, max is not null), dtype);
    }

    private static KasaneException NoBound() =>
        new("Clamp expects a lower or an upper bound, but both are missing. Give one: x.Clamp(min: 0).") { Operation = "Clamp" };
}

/// <summary>x between two numbers, each of which may be missing.</summary>
internal readonly record struct ClampOp(Scalar Min, Scalar Max, bool HasMin, bool HasMax) : IUnaryOp
{
    public static string Name => "Clamp";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs Needs => Needs.Left;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V>
    {
        if (HasMin) x = A.Max(x, A.Number(Min));
        return HasMax ? A.Min(x, A.Number(Max)) : x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        if (!HasMax) return A.Select(A.LessEqual(A.Number(Min), saved), gradient, A.Const(0));
        var inside = A.LessEqual(saved, A.Number(Max));
        if (HasMin) inside = A.And(inside, A.LessEqual(A.Number(Min), saved));
        return A.Select(inside, gradient, A.Const(0));
    }

    public double Reference(double x)
    {
        if (HasMin) x = Math.Max(x, Min.ToDouble());
        return HasMax ? Math.Min(x, Max.ToDouble()) : x;
    }
}

/// <summary>a between b and c.</summary>
internal readonly struct ClampBetweenOp : IDifferentiableTernary
{
    public static string Name => "Clamp";

    public static ulong Saves => 0b111;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => A.Min(A.Max(a, b), c);

    public Tensor Gradient(int input, Tensor gradient, in SavedN saved)
    {
        var (x, min, max) = (saved.Input(0), saved.Input(1), saved.Input(2));
        var passes = input switch
        {
            0 => x.Ge(min).LogicalAnd(x.Le(max)),
            1 => min.Lt(max).LogicalAnd(x.Lt(min)),
            _ => x.Gt(max).LogicalOr(max.Lt(min)),
        };
        return Functional.Where(passes, gradient, Tensor.Zeros([], gradient.DType, gradient.Device));
    }

    public double Reference(double a, double b, double c) => Math.Min(Math.Max(a, b), c);
}
