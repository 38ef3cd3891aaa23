namespace Kasane;

/// <summary>Adaptive moment estimation (Kingma and Ba 2015), each step one fused pass over parameter, gradient and moments.</summary>
public sealed class Adam : Optimizer<AdamOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1e-3.</param>
    /// <param name="betas">The decays of the two moments; default (0.9, 0.999).</param>
    /// <param name="eps">Added to the denominator; default 1e-8.</param>
    /// <param name="weightDecay">The factor of the L2 penalty; default 0.</param>
    /// <param name="amsgrad">Whether the largest second moment so far is used; default false.</param>
    /// <param name="maximize">Whether the objective is maximised; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Adam(
        IEnumerable<Tensor> parameters,
        double lr = 1e-3,
        (double Beta1, double Beta2)? betas = null,
        double eps = 1e-8,
        double weightDecay = 0,
        bool amsgrad = false,
        bool maximize = false)
        : this([new(parameters, new AdamOptions
        {
            LearningRate = lr,
            Beta1 = betas?.Beta1 ?? 0.9,
            Beta2 = betas?.Beta2 ?? 0.999,
            Eps = eps,
            WeightDecay = weightDecay,
            Amsgrad = amsgrad,
            Maximize = maximize,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="AdamOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Adam(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override void Update(Tensor parameter, Tensor gradient, AdamOptions options, OptimizerState state)
    {
        var step = ++state.Step;
        var correction1 = 1 - Math.Pow(options.Beta1, step);
        var correction2 = 1 - Math.Pow(options.Beta2, step);
        var op = new AdamUpdate
        {
            Beta1 = options.Beta1,
            Beta2 = options.Beta2,
            Eps = options.Eps,
            StepSize = options.LearningRate / correction1,
            RootCorrection = Math.Sqrt(correction2),
            Decay = options.WeightDecay,
            Amsgrad = options.Amsgrad,
            Sign = options.Maximize ? -1 : 1,
        };
        Updates.Run(
            op, parameter, gradient, state.Get("exp_avg", parameter), state.Get("exp_avg_sq", parameter), options.Amsgrad ? state.Get("max_exp_avg_sq", parameter) : null);
    }
}

/// <summary>m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p -= step m / (sqrt(v) / correction + eps).</summary>
internal readonly struct AdamUpdate : IUpdateOp
{
    public static string Name => "Adam";

    public double Beta1 { get; init; }

    public double Beta2 { get; init; }

    public double Eps { get; init; }

    public double StepSize { get; init; }

    public double RootCorrection { get; init; }

    public double Decay { get; init; }

    public double Sign { get; init; }

    public bool Amsgrad { get; init; }

    public int States => Amsgrad ? 3 : 2;

    public void Apply<A, V>(V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        var g = A.Mul(gradient, A.Const(Sign));
        if (Decay != 0) g = A.MulAdd(parameter, A.Const(Decay), g);
        first = A.MulAdd(g, A.Const(1 - Beta1), A.Mul(first, A.Const(Beta1)));
        second = A.MulAdd(A.Mul(g, g), A.Const(1 - Beta2), A.Mul(second, A.Const(Beta2)));
        var largest = second;
        if (Amsgrad) largest = third = A.Max(third, second);
        var root = A.Add(A.Div(A.Sqrt(largest), A.Const(RootCorrection)), A.Const(Eps));
        parameter = A.Sub(parameter, A.Div(A.Mul(first, A.Const(StepSize)), root));
    }
}
