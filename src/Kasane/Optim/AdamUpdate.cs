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

    /// <summary>What Adam and AdamW have in common at a step, counted from 1: no weight decay of either kind yet.</summary>
    public static AdamUpdate At(long step, double rate, (double First, double Second) betas, double eps, bool amsgrad, bool maximize) => new()
    {
        Beta1 = betas.First,
        Beta2 = betas.Second,
        Eps = eps,
        StepSize = rate / (1 - Math.Pow(betas.First, step)),
        RootCorrection = Math.Sqrt(1 - Math.Pow(betas.Second, step)),
        Shrink = 1,
        Amsgrad = amsgrad,
        Sign = maximize ? -1 : 1,
    };

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
        if (Shrink != 1) parameter = A.Mul(parameter, shrink);
        var g = L2Penalty.Added<A, V>(A.Mul(gradient, sign), parameter, Decay, decay);
        first = SmallMoments.Blended<A, V>(first, beta1, g, fresh1);
        second = SmallMoments.Blended<A, V>(second, beta2, A.Mul(g, g), fresh2);
        var largest = second;
        if (Amsgrad) largest = third = A.Max(third, second);
        // Both sides of the fraction times the correction: one division less.
        var root = A.Add(A.Sqrt(largest), eps);
        parameter = A.Sub(parameter, A.Div(A.Mul(first, stepSize), root));
    }
}
