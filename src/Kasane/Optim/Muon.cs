using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// Momentum made orthogonal by Newton-Schulz iterations (Jordan et al. 2024), for matrices: the weights of hidden linear layers. Give
/// biases, gains and embeddings to another optimizer, such as <see cref="AdamW"/>.
/// </summary>
/// <remarks>
/// The step is the momentum's nearest semi-orthogonal matrix (roughly: its singular values lie between 0.7 and 1.2), times the learning
/// rate and sqrt(max(1, rows / columns)). It is computed in the parameter's precision.
/// </remarks>
public sealed class Muon : Optimizer<MuonOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1e-3.</param>
    /// <param name="weightDecay">How fast the parameters decay, times the learning rate; default 0.1.</param>
    /// <param name="momentum">The factor of the previous steps; default 0.95.</param>
    /// <param name="nesterov">Whether the momentum is Nesterov's; default true.</param>
    /// <param name="newtonSchulzSteps">How many Newton-Schulz iterations; default 5.</param>
    /// <param name="eps">Added to the denominator; default 1e-7.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Muon(
        IEnumerable<Tensor> parameters,
        double lr = 1e-3,
        double weightDecay = 0.1,
        double momentum = 0.95,
        bool nesterov = true,
        int newtonSchulzSteps = 5,
        double eps = 1e-7)
        : this([new(parameters, new MuonOptions
        {
            LearningRate = lr,
            WeightDecay = weightDecay,
            Momentum = momentum,
            Nesterov = nesterov,
            NewtonSchulzSteps = newtonSchulzSteps,
            Eps = eps,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="MuonOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Muon(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override StepFormat StepFormat => StepFormat.Absent;

    private protected override void Check(Tensor parameter)
    {
        if (parameter is not Parameter { IsInitialized: false } && (parameter.Rank != 2 || !parameter.DType.IsFloatingPoint))
            throw new ArgumentException(
                $"Muon updates floating-point matrices, but got {parameter.DType}{parameter.Shape}. Give it to another optimizer.");
    }

    private protected override void Update(Tensor parameter, Tensor gradient, MuonOptions options, OptimizerState state)
    {
        var momentum = new MuonMomentum { Momentum = options.Momentum, Nesterov = options.Nesterov };
        var direction = parameter.ZerosLike();
        Updates.Run(momentum, direction, gradient, state.Get("momentum_buffer", parameter));
        var step = NewtonSchulz.Orthogonalize(direction, options.NewtonSchulzSteps, options.Eps);
        var aspect = Math.Sqrt(Math.Max(1, (double)parameter.Size(0) / Math.Max(1, parameter.Size(1))));
        var op = new ScaledStep { Rate = options.LearningRate * aspect, Shrink = 1 - (options.LearningRate * options.WeightDecay) };
        Updates.Run(op, parameter, step);
    }
}

/// <summary>b = momentum b + (1 - momentum) g; the direction is b (Nesterov: momentum b + (1 - momentum) g).</summary>
internal readonly struct MuonMomentum : IUpdateOp
{
    public static string Name => "Muon";

    public double Momentum { get; init; }

    public bool Nesterov { get; init; }

    public int States => 1;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(1 - Momentum);
        f[1] = A.Const(Momentum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V rest = f[0], momentum = f[1];
        var fresh = A.Mul(gradient, rest);
        first = SmallMoments.Cleared<A, V>(A.MulAdd(first, momentum, fresh));
        parameter = Nesterov ? A.MulAdd(first, momentum, fresh) : first;
    }
}

/// <summary>p = shrink p - rate g.</summary>
internal readonly struct ScaledStep : IUpdateOp
{
    public static string Name => "Muon";

    public double Rate { get; init; }

    public double Shrink { get; init; }

    public int States => 0;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Shrink);
        f[1] = A.Const(Rate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V shrink = f[0], rate = f[1];
        parameter = A.Sub(A.Mul(parameter, shrink), A.Mul(gradient, rate));
    }
}
