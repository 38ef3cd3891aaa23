using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// Gradients divided by their root mean square (Hinton 2012), with momentum where asked for; one fused pass per parameter.
/// </summary>
public sealed class RMSprop : Optimizer<RMSpropOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1e-2.</param>
    /// <param name="alpha">The decay of the mean of squares; default 0.99.</param>
    /// <param name="eps">Added to the denominator; default 1e-8.</param>
    /// <param name="weightDecay">The factor of the L2 penalty; default 0.</param>
    /// <param name="momentum">The factor of the previous step; default 0.</param>
    /// <param name="centered">Whether the variance of the gradients is used instead of their mean square; default false.</param>
    /// <param name="maximize">Whether the objective is maximised; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public RMSprop(
        IEnumerable<Tensor> parameters,
        double lr = 1e-2,
        double alpha = 0.99,
        double eps = 1e-8,
        double weightDecay = 0,
        double momentum = 0,
        bool centered = false,
        bool maximize = false)
        : this([new(parameters, new RMSpropOptions
        {
            LearningRate = lr,
            Alpha = alpha,
            Eps = eps,
            WeightDecay = weightDecay,
            Momentum = momentum,
            Centered = centered,
            Maximize = maximize,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="RMSpropOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public RMSprop(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override StepFormat StepFormat => StepFormat.Number;

    private protected override void Update(Tensor parameter, Tensor gradient, RMSpropOptions options, OptimizerState state)
    {
        state.Step++;
        var op = new RMSpropUpdate
        {
            Rate = options.LearningRate,
            Alpha = options.Alpha,
            Eps = options.Eps,
            Momentum = options.Momentum,
            Decay = options.WeightDecay,
            Centered = options.Centered,
            Sign = options.Maximize ? -1 : 1,
        };
        var squares = state.Get("square_avg", parameter);
        var buffer = options.Momentum > 0 ? state.Get("momentum_buffer", parameter) : null;
        var mean = options.Centered ? state.Get("grad_avg", parameter) : null;
        Updates.Run(op, parameter, gradient, squares, mean ?? buffer, mean is null ? null : buffer);
    }
}

/// <summary>
/// v = a v + (1 - a) g^2; d = g / (sqrt(v) + eps); p -= rate d, or rate b with b = momentum b + d. Centered: v - m^2 for v.
/// </summary>
internal readonly struct RMSpropUpdate : IUpdateOp
{
    public static string Name => "RMSprop";

    public double Rate { get; init; }

    public double Alpha { get; init; }

    public double Eps { get; init; }

    public double Momentum { get; init; }

    public double Decay { get; init; }

    public double Sign { get; init; }

    public bool Centered { get; init; }

    public int States => 1 + (Centered ? 1 : 0) + (Momentum > 0 ? 1 : 0);

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Sign);
        f[1] = A.Const(Decay);
        f[2] = A.Const(1 - Alpha);
        f[3] = A.Const(Alpha);
        f[4] = A.Const(Eps);
        f[5] = A.Const(Momentum);
        f[6] = A.Const(Rate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V sign = f[0], decay = f[1], fresh = f[2], alpha = f[3], eps = f[4], momentum = f[5], rate = f[6];
        var g = L2Penalty.Added<A, V>(A.Mul(gradient, sign), parameter, Decay, decay);
        first = SmallMoments.Blended<A, V>(first, alpha, A.Mul(g, g), fresh);
        var variance = first;
        if (Centered)
        {
            second = A.MulAdd(g, fresh, A.Mul(second, alpha));
            variance = A.Sub(first, A.Mul(second, second));
        }
        var step = A.Div(g, A.Add(A.Sqrt(variance), eps));
        if (Momentum > 0)
        {
            // The buffer is the last of the states that there are.
            step = A.MulAdd(Centered ? third : second, momentum, step);
            if (Centered) third = step;
            else second = step;
        }
        parameter = A.Sub(parameter, A.Mul(step, rate));
    }
}
