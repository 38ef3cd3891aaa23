using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>Adam whose first steps wait until the variance is known (Liu et al. 2020); one fused pass per parameter.</summary>
public sealed class RAdam : Optimizer<RAdamOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1e-3.</param>
    /// <param name="betas">
    /// The decay of the mean of the gradients, and the decay of the mean of their squares; default (0.9, 0.999).
    /// </param>
    /// <param name="eps">Added to the denominator; default 1e-8.</param>
    /// <param name="weightDecay">The factor of the L2 penalty; default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public RAdam(
        IEnumerable<Tensor> parameters,
        double lr = 1e-3,
        (double Beta1, double Beta2)? betas = null,
        double eps = 1e-8,
        double weightDecay = 0)
        : this([new(parameters, new RAdamOptions
        {
            LearningRate = lr,
            Beta1 = betas?.Beta1 ?? 0.9,
            Beta2 = betas?.Beta2 ?? 0.999,
            Eps = eps,
            WeightDecay = weightDecay,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="RAdamOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public RAdam(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override void Update(Tensor parameter, Tensor gradient, RAdamOptions options, OptimizerState state)
    {
        var step = ++state.Step;
        var power = Math.Pow(options.Beta2, step);
        var most = (2 / (1 - options.Beta2)) - 1;
        var length = most - (2 * step * power / (1 - power));
        var rate = options.LearningRate / (1 - Math.Pow(options.Beta1, step));
        var rectified = length > 5;
        if (rectified)
            rate *= Math.Sqrt(1 - power) * Math.Sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length));
        var op = new RAdamUpdate
        {
            Beta1 = options.Beta1,
            Beta2 = options.Beta2,
            Eps = options.Eps,
            StepSize = rate,
            Rectified = rectified,
            Decay = options.WeightDecay,
        };
        Updates.Run(op, parameter, gradient, state.Get("exp_avg", parameter), state.Get("exp_avg_sq", parameter));
    }
}

/// <summary>m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p -= step m, divided by sqrt(v) + eps once that is rectified.</summary>
internal readonly struct RAdamUpdate : IUpdateOp
{
    public static string Name => "RAdam";

    public double Beta1 { get; init; }

    public double Beta2 { get; init; }

    public double Eps { get; init; }

    public double StepSize { get; init; }

    public double Decay { get; init; }

    public bool Rectified { get; init; }

    public int States => 2;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Decay);
        f[1] = A.Const(1 - Beta1);
        f[2] = A.Const(Beta1);
        f[3] = A.Const(1 - Beta2);
        f[4] = A.Const(Beta2);
        f[5] = A.Const(StepSize);
        f[6] = A.Const(Eps);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V decay = f[0], fresh1 = f[1], beta1 = f[2], fresh2 = f[3], beta2 = f[4], stepSize = f[5], eps = f[6];
        var g = L2Penalty.Added<A, V>(gradient, parameter, Decay, decay);
        first = SmallMoments.Blended<A, V>(first, beta1, g, fresh1);
        second = SmallMoments.Blended<A, V>(second, beta2, A.Mul(g, g), fresh2);
        var step = A.Mul(first, stepSize);
        if (Rectified) step = A.Div(step, A.Add(A.Sqrt(second), eps));
        parameter = A.Sub(parameter, step);
    }
}
