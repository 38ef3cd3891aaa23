namespace Kasane;

/// <summary>Stochastic gradient descent, with momentum (Sutskever et al. 2013) where asked for; one fused pass per parameter.</summary>
public sealed class SGD : Optimizer
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="momentum">The factor of the previous step; default 0.</param>
    /// <param name="dampening">How much of the gradient is left out of the momentum; default 0.</param>
    /// <param name="weightDecay">The factor of the L2 penalty; default 0.</param>
    /// <param name="nesterov">Whether the momentum is Nesterov's; default false.</param>
    /// <param name="maximize">Whether the objective is maximised; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov's momentum needs a momentum and no dampening.</exception>
    public SGD(
        IEnumerable<Tensor> parameters,
        double lr,
        double momentum = 0,
        double dampening = 0,
        double weightDecay = 0,
        bool nesterov = false,
        bool maximize = false)
        : this([new(parameters, new SGDOptions
        {
            LearningRate = lr,
            Momentum = momentum,
            Dampening = dampening,
            WeightDecay = weightDecay,
            Nesterov = nesterov,
            Maximize = maximize,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="SGDOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov's momentum needs a momentum and no dampening.</exception>
    public SGD(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
        foreach (var group in Groups)
        {
            var options = (SGDOptions)group.Options;
            OptionChecks.NotNegative(options.LearningRate, "lr");
            OptionChecks.NotNegative(options.Momentum, "momentum");
            OptionChecks.NotNegative(options.WeightDecay, "weightDecay");
            if (options.Nesterov && (options.Momentum <= 0 || options.Dampening != 0))
                throw new ArgumentException("Nesterov's momentum needs a momentum above 0 and a dampening of 0.", nameof(groups));
        }
    }

    private protected override void Update(Tensor parameter, Tensor gradient, OptimizerOptions options, OptimizerState state)
    {
        var sgd = (SGDOptions)options;
        var op = new SGDUpdate
        {
            Rate = sgd.LearningRate,
            Momentum = sgd.Momentum,
            // The first gradient enters the momentum whole.
            Fresh = state.Step == 0 ? 1 : 1 - sgd.Dampening,
            Decay = sgd.WeightDecay,
            Nesterov = sgd.Nesterov,
            Sign = sgd.Maximize ? -1 : 1,
        };
        state.Step++;
        Updates.Run(op, parameter, gradient, sgd.Momentum != 0 ? state.Get("momentum_buffer", parameter) : null);
    }
}

/// <summary>b = momentum b + fresh g; p -= rate b (Nesterov: rate (g + momentum b)).</summary>
internal readonly struct SGDUpdate : IUpdateOp
{
    public static string Name => "SGD";

    public double Rate { get; init; }

    public double Momentum { get; init; }

    public double Fresh { get; init; }

    public double Decay { get; init; }

    public double Sign { get; init; }

    public bool Nesterov { get; init; }

    public int States => Momentum != 0 ? 1 : 0;

    public void Apply<A, V>(V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        var g = A.Mul(gradient, A.Const(Sign));
        if (Decay != 0) g = A.MulAdd(parameter, A.Const(Decay), g);
        if (Momentum != 0)
        {
            first = A.MulAdd(g, A.Const(Fresh), A.Mul(first, A.Const(Momentum)));
            g = Nesterov ? A.MulAdd(first, A.Const(Momentum), g) : first;
        }
        parameter = A.Sub(parameter, A.Mul(g, A.Const(Rate)));
    }
}
