namespace Kasane;

/// <summary>Adaptive moment estimation (Kingma and Ba 2015), each step one fused pass over parameter, gradient and moments.</summary>
public sealed class Adam : Optimizer<AdamOptions>
{
    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1e-3.</param>
    /// <param name="betas">
    /// The decay of the mean of the gradients, and the decay of the mean of their squares; default (0.9, 0.999).
    /// </param>
    /// <param name="eps">Added to the denominator; default 1e-8.</param>
    /// <param name="weightDecay">The factor of the L2 penalty; default 0.</param>
    /// <param name="amsgrad">Whether the largest mean of squares so far is used (Reddi et al. 2018); default false.</param>
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
        var op = AdamUpdate.At(
            ++state.Step, options.LearningRate, (options.Beta1, options.Beta2), options.Eps, options.Amsgrad, options.Maximize);
        (op with { Decay = options.WeightDecay }).Run(parameter, gradient, state);
    }
}
