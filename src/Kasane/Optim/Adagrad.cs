using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// Step sizes from the sums of all squared gradients so far (Duchi, Hazan and Singer 2011); one fused pass per parameter.
/// </summary>
public sealed class Adagrad : Optimizer<AdagradOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1e-2.</param>
    /// <param name="lrDecay">How fast the learning rate falls with the steps; default 0.</param>
    /// <param name="weightDecay">The factor of the L2 penalty; default 0.</param>
    /// <param name="initialAccumulatorValue">Where the sums of squares begin; default 0.</param>
    /// <param name="eps">Added to the denominator; default 1e-10.</param>
    /// <param name="maximize">Whether the objective is maximised; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Adagrad(
        IEnumerable<Tensor> parameters,
        double lr = 1e-2,
        double lrDecay = 0,
        double weightDecay = 0,
        double initialAccumulatorValue = 0,
        double eps = 1e-10,
        bool maximize = false)
        : this([new(parameters, new AdagradOptions
        {
            LearningRate = lr,
            LearningRateDecay = lrDecay,
            WeightDecay = weightDecay,
            InitialAccumulatorValue = initialAccumulatorValue,
            Eps = eps,
            Maximize = maximize,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="AdagradOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Adagrad(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
        // The sums are part of the state from the beginning, as in PyTorch.
        foreach (var group in Groups)
            foreach (var parameter in group.Parameters)
                if (parameter is not Parameter { IsInitialized: false }) Sum(StateOf(parameter), parameter, (AdagradOptions)group.Options);
    }

    private protected override void Update(Tensor parameter, Tensor gradient, AdagradOptions options, OptimizerState state)
    {
        state.Step++;
        var op = new AdagradUpdate
        {
            Rate = options.LearningRate / (1 + ((state.Step - 1) * options.LearningRateDecay)),
            Eps = options.Eps,
            Decay = options.WeightDecay,
            Sign = options.Maximize ? -1 : 1,
        };
        Updates.Run(op, parameter, gradient, Sum(state, parameter, options));
    }

    private static Tensor Sum(OptimizerState state, Tensor parameter, AdagradOptions options) =>
        state.Get("sum", parameter, options.InitialAccumulatorValue);
}

/// <summary>s += g^2; p -= rate g / (sqrt(s) + eps).</summary>
internal readonly struct AdagradUpdate : IUpdateOp
{
    public static string Name => "Adagrad";

    public double Rate { get; init; }

    public double Eps { get; init; }

    public double Decay { get; init; }

    public double Sign { get; init; }

    public int States => 1;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Sign);
        f[1] = A.Const(Decay);
        f[2] = A.Const(Rate);
        f[3] = A.Const(Eps);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V sign = f[0], decay = f[1], rate = f[2], eps = f[3];
        var g = L2Penalty.Added<A, V>(A.Mul(gradient, sign), parameter, Decay, decay);
        first = A.MulAdd(g, g, first);
        parameter = A.Sub(parameter, A.Div(A.Mul(g, rate), A.Add(A.Sqrt(first), eps)));
    }
}
