using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// Averaged stochastic gradient descent (Polyak and Juditsky 1992), one fused pass per parameter. The average is <c>ax</c> in the state
/// dict.
/// </summary>
public sealed class ASGD : Optimizer<ASGDOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1e-2.</param>
    /// <param name="lambda">How fast the parameters decay; default 1e-4.</param>
    /// <param name="alpha">The power with which the step size falls; default 0.75.</param>
    /// <param name="t0">From which step on the parameters are averaged; default 1e6.</param>
    /// <param name="weightDecay">The factor of the L2 penalty; default 0.</param>
    /// <param name="maximize">Whether the objective is maximised; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public ASGD(
        IEnumerable<Tensor> parameters,
        double lr = 1e-2,
        double lambda = 1e-4,
        double alpha = 0.75,
        double t0 = 1e6,
        double weightDecay = 0,
        bool maximize = false)
        : this([new(parameters, new ASGDOptions
        {
            LearningRate = lr,
            Lambda = lambda,
            Alpha = alpha,
            T0 = t0,
            WeightDecay = weightDecay,
            Maximize = maximize,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="ASGDOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public ASGD(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override string[] NumberNames => ["eta", "mu"];

    private protected override void Update(Tensor parameter, Tensor gradient, ASGDOptions options, OptimizerState state)
    {
        var step = ++state.Step;
        // The next step's size and share are kept in single precision, as they stand in the state dict.
        var eta = state.Numbers.GetValueOrDefault("eta", (float)options.LearningRate);
        var op = new ASGDUpdate
        {
            Rate = eta,
            Shrink = 1 - (options.Lambda * eta),
            Share = state.Numbers.GetValueOrDefault("mu", 1),
            Decay = options.WeightDecay,
            Sign = options.Maximize ? -1 : 1,
        };
        Updates.Run(op, parameter, gradient, state.Get("ax", parameter));
        state.Numbers["eta"] = (float)(options.LearningRate / Math.Pow(1 + (options.Lambda * options.LearningRate * step), options.Alpha));
        state.Numbers["mu"] = (float)(1 / Math.Max(1, step - options.T0));
    }
}

/// <summary>p = shrink p - rate g; a += share (p - a).</summary>
internal readonly struct ASGDUpdate : IUpdateOp
{
    public static string Name => "ASGD";

    public double Rate { get; init; }

    public double Shrink { get; init; }

    public double Share { get; init; }

    public double Decay { get; init; }

    public double Sign { get; init; }

    public int States => 1;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Sign);
        f[1] = A.Const(Decay);
        f[2] = A.Const(Shrink);
        f[3] = A.Const(Rate);
        f[4] = A.Const(Share);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V sign = f[0], decay = f[1], shrink = f[2], rate = f[3], share = f[4];
        var g = L2Penalty.Added<A, V>(A.Mul(gradient, sign), parameter, Decay, decay);
        parameter = A.Sub(A.Mul(parameter, shrink), A.Mul(g, rate));
        first = Share == 1 ? parameter : A.MulAdd(A.Sub(parameter, first), share, first);
    }
}
