using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>The sign of an interpolated momentum (Chen et al. 2023), one moment and one fused pass per parameter.</summary>
public sealed class Lion : Optimizer<LionOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1e-4.</param>
    /// <param name="betas">The decay of the mean of the gradients, and the decay of the mean of their squares; default (0.9, 0.99).</param>
    /// <param name="weightDecay">How fast the parameters decay, times the learning rate; default 0.</param>
    /// <param name="maximize">Whether the objective is maximised; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Lion(
        IEnumerable<Tensor> parameters,
        double lr = 1e-4,
        (double Beta1, double Beta2)? betas = null,
        double weightDecay = 0,
        bool maximize = false)
        : this([new(parameters, new LionOptions
        {
            LearningRate = lr,
            Beta1 = betas?.Beta1 ?? 0.9,
            Beta2 = betas?.Beta2 ?? 0.99,
            WeightDecay = weightDecay,
            Maximize = maximize,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="LionOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Lion(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override StepFormat StepFormat => StepFormat.Absent;

    private protected override void Update(Tensor parameter, Tensor gradient, LionOptions options, OptimizerState state)
    {
        var op = new LionUpdate
        {
            Rate = options.LearningRate,
            Beta1 = options.Beta1,
            Beta2 = options.Beta2,
            Shrink = 1 - (options.LearningRate * options.WeightDecay),
            Sign = options.Maximize ? -1 : 1,
        };
        Updates.Run(op, parameter, gradient, state.Get("exp_avg", parameter));
    }
}

/// <summary>p = shrink p - rate sign(b1 m + (1 - b1) g); m = b2 m + (1 - b2) g.</summary>
internal readonly struct LionUpdate : IUpdateOp
{
    public static string Name => "Lion";

    public double Rate { get; init; }

    public double Beta1 { get; init; }

    public double Beta2 { get; init; }

    public double Shrink { get; init; }

    public double Sign { get; init; }

    public int States => 1;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Sign);
        f[1] = A.Const(1 - Beta1);
        f[2] = A.Const(Beta1);
        f[3] = A.Const(1 - Beta2);
        f[4] = A.Const(Beta2);
        f[5] = A.Const(Shrink);
        f[6] = A.Const(Rate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V sign = f[0], fresh1 = f[1], beta1 = f[2], fresh2 = f[3], beta2 = f[4], shrink = f[5], rate = f[6];
        var g = A.Mul(gradient, sign);
        var direction = A.Sign(A.MulAdd(g, fresh1, A.Mul(first, beta1)));
        first = SmallMoments.Blended<A, V>(first, beta2, g, fresh2);
        parameter = A.Sub(A.Mul(parameter, shrink), A.Mul(direction, rate));
    }
}
