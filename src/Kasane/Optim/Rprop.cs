using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// Resilient backpropagation (Riedmiller and Braun 1993): only the signs of the gradients count; one fused pass per parameter.
/// </summary>
public sealed class Rprop : Optimizer<RpropOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1e-2.</param>
    /// <param name="etas">
    /// The factor of a step size where the sign of the gradient changed, and the factor where it did not; default (0.5, 1.2).
    /// </param>
    /// <param name="stepSizes">The smallest step size, and the largest step size; default (1e-6, 50).</param>
    /// <param name="maximize">Whether the objective is maximised; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Rprop(
        IEnumerable<Tensor> parameters,
        double lr = 1e-2,
        (double EtaMinus, double EtaPlus)? etas = null,
        (double MinStep, double MaxStep)? stepSizes = null,
        bool maximize = false)
        : this([new(parameters, new RpropOptions
        {
            LearningRate = lr,
            EtaMinus = etas?.EtaMinus ?? 0.5,
            EtaPlus = etas?.EtaPlus ?? 1.2,
            MinStep = stepSizes?.MinStep ?? 1e-6,
            MaxStep = stepSizes?.MaxStep ?? 50,
            Maximize = maximize,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="RpropOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Rprop(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override StepFormat StepFormat => StepFormat.Number;

    private protected override void Update(Tensor parameter, Tensor gradient, RpropOptions options, OptimizerState state)
    {
        state.Step++;
        var op = new RpropUpdate
        {
            EtaMinus = options.EtaMinus,
            EtaPlus = options.EtaPlus,
            MinStep = options.MinStep,
            MaxStep = options.MaxStep,
            Sign = options.Maximize ? -1 : 1,
        };
        Updates.Run(op, parameter, gradient, state.Get("prev", parameter), state.Get("step_size", parameter, options.LearningRate));
    }
}

/// <summary>
/// s grows by eta+ where the gradient kept its sign and shrinks by eta- where it changed; there the gradient counts as 0. p -= s sign(g).
/// </summary>
internal readonly struct RpropUpdate : IUpdateOp
{
    public static string Name => "Rprop";

    public double EtaMinus { get; init; }

    public double EtaPlus { get; init; }

    public double MinStep { get; init; }

    public double MaxStep { get; init; }

    public double Sign { get; init; }

    public int States => 2;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Sign);
        f[1] = A.Const(0);
        f[2] = A.Const(EtaMinus);
        f[3] = A.Const(EtaPlus);
        f[4] = A.Const(1);
        f[5] = A.Const(MinStep);
        f[6] = A.Const(MaxStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V sign = f[0], zero = f[1], etaMinus = f[2], etaPlus = f[3], one = f[4], minStep = f[5], maxStep = f[6];
        var g = A.Mul(gradient, sign);
        var agreement = A.Mul(g, first);
        var turned = A.Less(agreement, zero);
        var factor = A.Select(turned, etaMinus, A.Select(A.Less(zero, agreement), etaPlus, one));
        second = A.Min(A.Max(A.Mul(second, factor), minStep), maxStep);
        first = A.Select(turned, zero, g);
        parameter = A.Sub(parameter, A.Mul(A.Sign(first), second));
    }
}
