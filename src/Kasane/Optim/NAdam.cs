using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>Adam with Nesterov's momentum (Dozat 2016), each step one fused pass over parameter, gradient and moments.</summary>
public sealed class NAdam : Optimizer<NAdamOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 2e-3.</param>
    /// <param name="betas">
    /// The decay of the mean of the gradients, and the decay of the mean of their squares; default (0.9, 0.999).
    /// </param>
    /// <param name="eps">Added to the denominator; default 1e-8.</param>
    /// <param name="weightDecay">The factor of the L2 penalty; default 0.</param>
    /// <param name="momentumDecay">How fast the momentum grows to its full size; default 4e-3.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public NAdam(
        IEnumerable<Tensor> parameters,
        double lr = 2e-3,
        (double Beta1, double Beta2)? betas = null,
        double eps = 1e-8,
        double weightDecay = 0,
        double momentumDecay = 4e-3)
        : this([new(parameters, new NAdamOptions
        {
            LearningRate = lr,
            Beta1 = betas?.Beta1 ?? 0.9,
            Beta2 = betas?.Beta2 ?? 0.999,
            Eps = eps,
            WeightDecay = weightDecay,
            MomentumDecay = momentumDecay,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="NAdamOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public NAdam(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override string[] NumberNames => ["mu_product"];

    private protected override void Update(Tensor parameter, Tensor gradient, NAdamOptions options, OptimizerState state)
    {
        var step = ++state.Step;
        var mu = Momentum(options, step);
        var next = Momentum(options, step + 1);
        // The product is kept in single precision, as it stands in the state dict.
        double product = (float)(state.Numbers.GetValueOrDefault("mu_product", 1) * mu);
        state.Numbers["mu_product"] = product;
        var op = new NAdamUpdate
        {
            Beta1 = options.Beta1,
            Beta2 = options.Beta2,
            Eps = options.Eps,
            GradientStep = options.LearningRate * (1 - mu) / (1 - product),
            // PyTorch's product of the next step contains this step's factor twice.
            MomentStep = options.LearningRate * next / (1 - (product * mu * next)),
            Correction = 1 - Math.Pow(options.Beta2, step),
            Decay = options.WeightDecay,
        };
        Updates.Run(op, parameter, gradient, state.Get("exp_avg", parameter), state.Get("exp_avg_sq", parameter));
    }

    private static double Momentum(NAdamOptions options, long step) =>
        options.Beta1 * (1 - (0.5 * Math.Pow(0.96, step * options.MomentumDecay)));
}

/// <summary>m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p -= (step1 g + step2 m) / (sqrt(v / correction) + eps).</summary>
internal readonly struct NAdamUpdate : IUpdateOp
{
    public static string Name => "NAdam";

    public double Beta1 { get; init; }

    public double Beta2 { get; init; }

    public double Eps { get; init; }

    public double GradientStep { get; init; }

    public double MomentStep { get; init; }

    public double Correction { get; init; }

    public double Decay { get; init; }

    public int States => 2;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Decay);
        f[1] = A.Const(1 - Beta1);
        f[2] = A.Const(Beta1);
        f[3] = A.Const(1 - Beta2);
        f[4] = A.Const(Beta2);
        f[5] = A.Const(Correction);
        f[6] = A.Const(Eps);
        f[7] = A.Const(GradientStep);
        f[8] = A.Const(MomentStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V decay = f[0], fresh1 = f[1], beta1 = f[2], fresh2 = f[3];
        V beta2 = f[4], correction = f[5], eps = f[6], gradientStep = f[7], momentStep = f[8];
        var g = L2Penalty.Added<A, V>(gradient, parameter, Decay, decay);
        first = SmallMoments.Blended<A, V>(first, beta1, g, fresh1);
        second = SmallMoments.Blended<A, V>(second, beta2, A.Mul(g, g), fresh2);
        var root = A.Add(A.Sqrt(A.Div(second, correction)), eps);
        var step = A.MulAdd(g, gradientStep, A.Mul(first, momentStep));
        parameter = A.Sub(parameter, A.Div(step, root));
    }
}
