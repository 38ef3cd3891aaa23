using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>Stochastic gradient descent, with momentum (Sutskever et al. 2013) where asked for; one fused pass per parameter.</summary>
public sealed class SGD : Optimizer<SGDOptions>
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
    }

    private protected override StepFormat StepFormat => StepFormat.Absent;

    // PyTorch lists the momentum of every parameter that was updated, also where there is none.
    private protected override IReadOnlyDictionary<string, object?> WriteState(OptimizerState own) =>
        new Dictionary<string, object?> { ["momentum_buffer"] = own.Tensors.GetValueOrDefault("momentum_buffer") };

    private protected override void Update(Tensor parameter, Tensor gradient, SGDOptions options, OptimizerState state)
    {
        var op = new SGDUpdate
        {
            Rate = options.LearningRate,
            Momentum = options.Momentum,
            // The first gradient enters the momentum whole.
            Fresh = state.Has("momentum_buffer") ? 1 - options.Dampening : 1,
            Decay = options.WeightDecay,
            Nesterov = options.Nesterov,
            Sign = options.Maximize ? -1 : 1,
        };
        Updates.Run(op, parameter, gradient, options.Momentum != 0 ? state.Get("momentum_buffer", parameter) : null);
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

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Sign);
        f[1] = A.Const(Decay);
        f[2] = A.Const(Fresh);
        f[3] = A.Const(Momentum);
        f[4] = A.Const(Rate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V sign = f[0], decay = f[1], fresh = f[2], momentum = f[3], rate = f[4];
        var g = L2Penalty.Added<A, V>(A.Mul(gradient, sign), parameter, Decay, decay);
        if (Momentum != 0)
        {
            first = SmallMoments.Blended<A, V>(first, momentum, g, fresh);
            g = Nesterov ? A.MulAdd(first, momentum, g) : first;
        }
        parameter = A.Sub(parameter, A.Mul(g, rate));
    }
}
