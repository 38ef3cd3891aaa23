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

    public void Apply<A, V>(V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        var g = A.Mul(gradient, A.Const(Sign));
        if (Shrink != 1) parameter = A.Mul(parameter, A.Const(Shrink));
        if (Decay != 0) g = A.MulAdd(parameter, A.Const(Decay), g);
        first = A.MulAdd(g, A.Const(1 - Beta1), A.Mul(first, A.Const(Beta1)));
        second = A.MulAdd(A.Mul(g, g), A.Const(1 - Beta2), A.Mul(second, A.Const(Beta2)));
        var largest = second;
        if (Amsgrad) largest = third = A.Max(third, second);
        var root = A.Add(A.Div(A.Sqrt(largest), A.Const(RootCorrection)), A.Const(Eps));
        parameter = A.Sub(parameter, A.Div(A.Mul(first, A.Const(StepSize)), root));
    }
}
