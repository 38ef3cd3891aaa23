using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>p *= shrink; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p -= step m / (sqrt(v) / correction + eps).</summary>
internal readonly struct AdamUpdate : IUpdateOp
{
    public static string Name => "Adam";

    public double Beta1 { get; init; }

    public double Beta2 { get; init; }

    public double Eps { get; init; }

    public double StepSize { get; init; }

    public double RootCorrection { get; init; }

    /// <summary>The factor of the L2 penalty.</summary>
    public double Decay { get; init; }

    /// <summary>What remains of the parameter before the step.</summary>
    public double Shrink { get; init; }

    public double Sign { get; init; }

    public bool Amsgrad { get; init; }

    public int States => Amsgrad ? 3 : 2;

    public void Run(Tensor parameter, Tensor gradient, OptimizerState state) => Updates.Run(
        this,
        parameter,
        gradient,
        state.Get("exp_avg", parameter),
        state.Get("exp_avg_sq", parameter),
        Amsgrad ? state.Get("max_exp_avg_sq", parameter) : null);

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Sign);
        f[1] = A.Const(Shrink);
        f[2] = A.Const(Decay);
        f[3] = A.Const(1 - Beta1);
        f[4] = A.Const(Beta1);
        f[5] = A.Const(1 - Beta2);
        f[6] = A.Const(Beta2);
        f[7] = A.Const(Eps * RootCorrection);
        f[8] = A.Const(StepSize * RootCorrection);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V sign = f[0], shrink = f[1], decay = f[2], fresh1 = f[3], beta1 = f[4], fresh2 = f[5], beta2 = f[6], eps = f[7], stepSize = f[8];
        var g = A.Mul(gradient, sign);
        if (Shrink != 1) parameter = A.Mul(parameter, shrink);
        if (Decay != 0) g = A.MulAdd(parameter, decay, g);
        first = SmallMoments.Cleared<A, V>(A.MulAdd(g, fresh1, A.Mul(first, beta1)));
        second = SmallMoments.Cleared<A, V>(A.MulAdd(A.Mul(g, g), fresh2, A.Mul(second, beta2)));
        var largest = second;
        if (Amsgrad) largest = third = A.Max(third, second);
        // Both sides of the fraction times the correction: one division less.
        var root = A.Add(A.Sqrt(largest), eps);
        parameter = A.Sub(parameter, A.Div(A.Mul(first, stepSize), root));
    }
}
