using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The logarithm of the multivariate gamma function: the sum of lgamma(x - i / 2) for i below p, + p (p - 1) / 4 log(pi).</summary>
    /// <param name="x">Any shape; floating point (integers become Float32); above (p - 1) / 2.</param>
    /// <param name="p">The dimension; 1 or more.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="KasaneException"><paramref name="p"/> is less than 1.</exception>
    public static Tensor Mvlgamma(this Tensor x, int p) => Primitive.Call(new UnaryPrimitive<MvlgammaOp>(MvlgammaOp.Checked(p)), x);

    /// <summary><see cref="Mvlgamma(Tensor, int)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor MvlgammaInPlace(this Tensor x, int p) => InPlace.Call(new UnaryPrimitive<MvlgammaOp>(MvlgammaOp.Checked(p)), x);
}

/// <summary>The logarithm of the multivariate gamma function of dimension P.</summary>
internal readonly record struct MvlgammaOp(int P) : IUnaryOp
{
    public static string Name => "Mvlgamma";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 80;

    public static MvlgammaOp Checked(int p) => p >= 1
        ? new(p)
        : throw new KasaneException($"Mvlgamma expects a dimension of 1 or more, but got {p}.") { Operation = Name };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V>
    {
        var sum = A.Const(P * (P - 1) / 4.0 * Math.Log(Math.PI));
        for (var i = 0; i < P; i++) sum = A.Add(sum, A.Map(default(LgammaOp), A.Sub(x, A.Const(i * 0.5))));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var sum = A.Map(default(DigammaOp), saved);
        for (var i = 1; i < P; i++) sum = A.Add(sum, A.Map(default(DigammaOp), A.Sub(saved, A.Const(i * 0.5))));
        return A.Mul(gradient, sum);
    }

    public double Reference(double x)
    {
        var sum = P * (P - 1) / 4.0 * Math.Log(Math.PI);
        for (var i = 0; i < P; i++) sum += SpecialFunctions.Lgamma(x - (i * 0.5));
        return sum;
    }
}
