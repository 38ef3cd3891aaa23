using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>Adam with the largest gradient in place of their mean square (Kingma and Ba 2015); one fused pass per parameter.</summary>
public sealed class Adamax : Optimizer<AdamaxOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 2e-3.</param>
    /// <param name="betas">
    /// The decay of the mean of the gradients, and the decay of the mean of their squares; default (0.9, 0.999).
    /// </param>
    /// <param name="eps">Added to the denominator; default 1e-8.</param>
    /// <param name="weightDecay">The factor of the L2 penalty; default 0.</param>
    /// <param name="maximize">Whether the objective is maximised; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Adamax(
        IEnumerable<Tensor> parameters,
        double lr = 2e-3,
        (double Beta1, double Beta2)? betas = null,
        double eps = 1e-8,
        double weightDecay = 0,
        bool maximize = false)
        : this([new(parameters, new AdamaxOptions
        {
            LearningRate = lr,
            Beta1 = betas?.Beta1 ?? 0.9,
            Beta2 = betas?.Beta2 ?? 0.999,
            Eps = eps,
            WeightDecay = weightDecay,
            Maximize = maximize,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="AdamaxOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Adamax(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override void Update(Tensor parameter, Tensor gradient, AdamaxOptions options, OptimizerState state)
    {
        var step = ++state.Step;
        var op = new AdamaxUpdate
        {
            Beta1 = options.Beta1,
            Beta2 = options.Beta2,
            Eps = options.Eps,
            StepSize = options.LearningRate / (1 - Math.Pow(options.Beta1, step)),
            Decay = options.WeightDecay,
            Sign = options.Maximize ? -1 : 1,
        };
        Updates.Run(op, parameter, gradient, state.Get("exp_avg", parameter), state.Get("exp_inf", parameter));
    }
}

/// <summary>m = b1 m + (1 - b1) g; u = max(b2 u, |g| + eps); p -= step m / u.</summary>
internal readonly struct AdamaxUpdate : IUpdateOp
{
    public static string Name => "Adamax";

    public double Beta1 { get; init; }

    public double Beta2 { get; init; }

    public double Eps { get; init; }

    public double StepSize { get; init; }

    public double Decay { get; init; }

    public double Sign { get; init; }

    public int States => 2;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Sign);
        f[1] = A.Const(Decay);
        f[2] = A.Const(1 - Beta1);
        f[3] = A.Const(Beta1);
        f[4] = A.Const(Beta2);
        f[5] = A.Const(Eps);
        f[6] = A.Const(StepSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V sign = f[0], decay = f[1], fresh1 = f[2], beta1 = f[3], beta2 = f[4], eps = f[5], stepSize = f[6];
        var g = L2Penalty.Added<A, V>(A.Mul(gradient, sign), parameter, Decay, decay);
        first = SmallMoments.Blended<A, V>(first, beta1, g, fresh1);
        second = A.Max(A.Mul(second, beta2), A.Add(A.Abs(g), eps));
        parameter = A.Sub(parameter, A.Div(A.Mul(first, stepSize), second));
    }
}
