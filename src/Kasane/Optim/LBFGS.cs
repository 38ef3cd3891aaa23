namespace Kasane;

/// <summary>
/// Limited-memory BFGS (Liu and Nocedal 1989): a quasi-Newton method over all parameters at once that evaluates the loss several times per
/// step. For smooth, deterministic objectives.
/// </summary>
public sealed class LBFGS : Optimizer
{
    /// <summary>A minimizer over all parameters.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The length of a step, or of the first try of the line search; default 1.</param>
    /// <param name="maxIter">The most iterations per step; default 20.</param>
    /// <param name="maxEval">The most evaluations of the loss per step; default 1.25 <paramref name="maxIter"/>.</param>
    /// <param name="toleranceGrad">Done when no element of the gradient is larger; default 1e-7.</param>
    /// <param name="toleranceChange">Done when loss or parameters change less; default 1e-9.</param>
    /// <param name="historySize">How many past changes approximate the Hessian; default 100.</param>
    /// <param name="lineSearchFn">How the length of a step is found; default null: it is the learning rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public LBFGS(
        IEnumerable<Tensor> parameters,
        double lr = 1,
        int maxIter = 20,
        int? maxEval = null,
        double toleranceGrad = 1e-7,
        double toleranceChange = 1e-9,
        int historySize = 100,
        LineSearch? lineSearchFn = null)
        : this([new(parameters, new LBFGSOptions
        {
            LearningRate = lr,
            MaxIter = maxIter,
            MaxEval = maxEval,
            ToleranceGrad = toleranceGrad,
            ToleranceChange = toleranceChange,
            HistorySize = historySize,
            LineSearchFn = lineSearchFn,
        })])
    {
    }

    /// <summary>One group with <see cref="LBFGSOptions"/>; there is no Hessian of a part of the parameters.</summary>
    /// <exception cref="ArgumentException">There are several groups.</exception>
    public LBFGS(IEnumerable<ParameterGroup> groups)
        : base(groups, typeof(LBFGSOptions))
    {
        if (Groups.Count != 1) throw new ArgumentException($"LBFGS has one parameter group, but got {Groups.Count}.", nameof(groups));
    }

    /// <summary>Needs a closure: see <see cref="Step(Func{Tensor})"/>.</summary>
    /// <exception cref="NotSupportedException">Always: the loss is evaluated several times per step.</exception>
    public override void Step() =>
        throw new NotSupportedException("LBFGS evaluates the loss several times per step. Call Step with a closure that computes it.");

    /// <summary>Minimizes for up to <see cref="LBFGSOptions.MaxIter"/> iterations.</summary>
    /// <param name="closure">Drops the gradients, computes the loss, runs backward and returns the loss.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="InvalidOperationException">A second group was added.</exception>
    public override Tensor Step(Func<Tensor> closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        if (Groups.Count != 1) throw new InvalidOperationException($"LBFGS has one parameter group, but there are {Groups.Count}.");
        using var mode = Autograd.NoGrad();
        var parameters = new FlatParameters(Groups[0].Parameters, closure);
        return new QuasiNewton((LBFGSOptions)Groups[0].Options, parameters, Memory()).Minimize();
    }

    private protected override IReadOnlyDictionary<string, object?> WriteState(OptimizerState own) => ((QuasiNewtonMemory)own).Write();

    private protected override OptimizerState ReadState(ParameterState saved) =>
        QuasiNewtonMemory.Read(saved, Groups[0].Parameters.Sum(parameter => parameter.ElementCount));

    // What is remembered of all parameters is the state of the first one, as in PyTorch.
    private QuasiNewtonMemory Memory() => (QuasiNewtonMemory)StateOf(Groups[0].Parameters[0], () => new QuasiNewtonMemory());
}
