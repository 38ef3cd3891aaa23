using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>Step sizes from running means of squared gradients and squared steps (Zeiler 2012); one fused pass per parameter.</summary>
public sealed class Adadelta : Optimizer<AdadeltaOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1.0.</param>
    /// <param name="rho">The decay of the means of squares; default 0.9.</param>
    /// <param name="eps">Added to the denominator; default 1e-6.</param>
    /// <param name="weightDecay">The factor of the L2 penalty; default 0.</param>
    /// <param name="maximize">Whether the objective is maximised; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Adadelta(
        IEnumerable<Tensor> parameters,
        double lr = 1.0,
        double rho = 0.9,
        double eps = 1e-6,
        double weightDecay = 0,
        bool maximize = false)
        : this([new(parameters, new AdadeltaOptions
        {
            LearningRate = lr,
            Rho = rho,
            Eps = eps,
            WeightDecay = weightDecay,
            Maximize = maximize,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="AdadeltaOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Adadelta(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override StepFormat StepFormat => StepFormat.Number;

    private protected override void Update(Tensor parameter, Tensor gradient, AdadeltaOptions options, OptimizerState state)
    {
        state.Step++;
        var op = new AdadeltaUpdate
        {
            Rate = options.LearningRate,
            Rho = options.Rho,
            Eps = options.Eps,
            Decay = options.WeightDecay,
            Sign = options.Maximize ? -1 : 1,
        };
        Updates.Run(op, parameter, gradient, state.Get("square_avg", parameter), state.Get("acc_delta", parameter));
    }
}

/// <summary>v = r v + (1 - r) g^2; d = g sqrt(u + eps) / sqrt(v + eps); u = r u + (1 - r) d^2; p -= rate d.</summary>
internal readonly struct AdadeltaUpdate : IUpdateOp
{
    public static string Name => "Adadelta";

    public double Rate { get; init; }

    public double Rho { get; init; }

    public double Eps { get; init; }

    public double Decay { get; init; }

    public double Sign { get; init; }

    public int States => 2;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Sign);
        f[1] = A.Const(Decay);
        f[2] = A.Const(Rho);
        f[3] = A.Const(1 - Rho);
        f[4] = A.Const(Eps);
        f[5] = A.Const(Rate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V sign = f[0], decay = f[1], rho = f[2], rest = f[3], eps = f[4], rate = f[5];
        var g = L2Penalty.Added<A, V>(A.Mul(gradient, sign), parameter, Decay, decay);
        first = SmallMoments.Blended<A, V>(first, rho, A.Mul(g, g), rest);
        var delta = A.Mul(A.Div(A.Sqrt(A.Add(second, eps)), A.Sqrt(A.Add(first, eps))), g);
        second = SmallMoments.Blended<A, V>(second, rho, A.Mul(delta, delta), rest);
        parameter = A.Sub(parameter, A.Mul(delta, rate));
    }
}
