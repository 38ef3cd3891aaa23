namespace Kasane;

/// <summary>
/// Keeps small Float16 gradients from vanishing: the loss is multiplied by a scale before backward, the gradients are divided by it before
/// the optimizer steps. A step whose gradients are not finite is left out and lowers the scale; many good ones in a row raise it. BFloat16
/// has the range of Float32 and needs none of this.
/// </summary>
/// <example><code>
/// scaler.Scale(loss).Backward();
/// scaler.Unscale(optimizer);                       // only needed for clipping
/// GradientClipping.ClipGradNorm(net.Parameters(), 1);
/// scaler.Step(optimizer);
/// scaler.Update();
/// </code></example>
/// <remarks>The algorithm, the defaults and the state dict are those of <c>torch.cuda.amp.GradScaler</c>.</remarks>
public sealed class GradScaler : IStateful
{
    private readonly Dictionary<Optimizer, (bool FoundInf, bool Stepped)> seen = new(ReferenceEqualityComparer.Instance);
    private float scale;
    private double growthFactor;
    private double backoffFactor;
    private int growthInterval;

    /// <summary>A scaler for one or several optimizers.</summary>
    /// <param name="initScale">The scale at first; default 65,536.</param>
    /// <param name="growthFactor">What raises the scale; above 1, default 2.</param>
    /// <param name="backoffFactor">What lowers it; below 1, default 0.5.</param>
    /// <param name="growthInterval">After how many good steps in a row it is raised; default 2,000.</param>
    /// <param name="enabled">False: a scaler that does nothing, and steps always.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor on the wrong side of 1, or no interval.</exception>
    public GradScaler(double initScale = 65536, double growthFactor = 2, double backoffFactor = 0.5, int growthInterval = 2000, bool enabled = true)
    {
        if (!(initScale > 0)) throw new ArgumentOutOfRangeException(nameof(initScale), initScale, "The scale must be above 0.");
        IsEnabled = enabled;
        scale = (float)initScale;
        (GrowthFactor, BackoffFactor, GrowthInterval) = (growthFactor, backoffFactor, growthInterval);
    }

    /// <summary>Whether it does anything.</summary>
    public bool IsEnabled { get; }

    /// <summary>The scale now; 1 where the scaler is disabled.</summary>
    public double CurrentScale => IsEnabled ? scale : 1;

    /// <summary>Good steps since the scale last changed.</summary>
    public int GrowthTracker { get; private set; }

    /// <summary>What raises the scale; above 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">1 or less.</exception>
    public double GrowthFactor
    {
        get => growthFactor;
        set => growthFactor = value > 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The growth factor must be above 1.");
    }

    /// <summary>What lowers the scale; below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">1 or more, or not above 0.</exception>
    public double BackoffFactor
    {
        get => backoffFactor;
        set => backoffFactor = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(
            nameof(value), value, "The backoff factor must lie between 0 and 1.");
    }

    /// <summary>After how many good steps in a row the scale is raised.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int GrowthInterval
    {
        get => growthInterval;
        set => growthInterval = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The growth interval must be at least 1.");
    }

    /// <summary>A loss (or any result) times the scale: what to run backward from.</summary>
    /// <param name="outputs">Any shape; floating point.</param>
    public Tensor Scale(Tensor outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return IsEnabled ? outputs.Mul(Tensor.Scalar(scale).To(outputs.Device)) : outputs;
    }

    /// <summary>Several results, each times the scale.</summary>
    public Tensor[] Scale(params IReadOnlyList<Tensor> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return [.. outputs.Select(Scale)];
    }

    /// <summary>
    /// Takes the scale out of an optimizer's gradients now, so that they can be clipped or looked at (PyTorch's <c>unscale_</c>). Otherwise
    /// <see cref="Step"/> does it.
    /// </summary>
    /// <returns>Whether all gradients are finite.</returns>
    /// <exception cref="InvalidOperationException">They were unscaled since the last <see cref="Update"/>.</exception>
    /// <exception cref="DTypeException">A gradient is Float16: it would vanish. Keep the parameters in Float32.</exception>
    public bool Unscale(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        if (!IsEnabled) return true;
        if (seen.TryGetValue(optimizer, out var state))
            throw new InvalidOperationException(state.Stepped
                ? "Unscale was called after Step. Call it before, and Update once at the end."
                : "Unscale was called twice since the last Update. Call it once per step.");
        var finite = Divide(optimizer);
        seen[optimizer] = (!finite, false);
        return finite;
    }

    /// <summary>Unscales the gradients, unless that has happened, and lets the optimizer step if all of them are finite.</summary>
    /// <returns>Whether it stepped.</returns>
    /// <exception cref="InvalidOperationException">It has stepped since the last <see cref="Update"/>.</exception>
    /// <exception cref="DTypeException">A gradient is Float16.</exception>
    public bool Step(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        if (!IsEnabled)
        {
            optimizer.Step();
            return true;
        }
        if (!seen.TryGetValue(optimizer, out var state)) state = (!Divide(optimizer), false);
        else if (state.Stepped) throw new InvalidOperationException("Step was called twice since the last Update. Call Update after each step.");
        seen[optimizer] = (state.FoundInf, true);
        if (!state.FoundInf) optimizer.Step();
        return !state.FoundInf;
    }

    /// <summary>Adapts the scale to what the optimizers' gradients were since the last call.</summary>
    /// <param name="newScale">A scale of one's own instead.</param>
    /// <exception cref="InvalidOperationException">No gradients were unscaled since the last call.</exception>
    public void Update(double? newScale = null)
    {
        if (!IsEnabled) return;
        if (newScale is { } given) scale = given > 0 ? (float)given : throw new ArgumentOutOfRangeException(nameof(newScale), given, "The scale must be above 0.");
        else if (seen.Count == 0) throw new InvalidOperationException("Update was called, but no gradients were unscaled before. Call Step (or Unscale) first.");
        else Adapt(seen.Values.Any(state => state.FoundInf));
        seen.Clear();
    }

    /// <summary>The state, with PyTorch's names; empty where the scaler is disabled.</summary>
    public IReadOnlyDictionary<string, object?> StateDict() => !IsEnabled ? new Dictionary<string, object?>() : new OrderedDictionary<string, object?>
    {
        ["scale"] = (double)scale,
        ["growth_factor"] = growthFactor,
        ["backoff_factor"] = backoffFactor,
        ["growth_interval"] = growthInterval,
        ["_growth_tracker"] = GrowthTracker,
    };

    /// <summary>Takes a state over; a disabled scaler ignores it.</summary>
    /// <exception cref="StateDictException">The state is empty, lacks an entry or holds impossible numbers.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, object?> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!IsEnabled) return;
        if (state.Count == 0)
            throw new StateDictException(
                "The state of the scaler is empty: it was saved from a disabled one. Disable this one, too, or leave its state out.");
        var newScale = (float)Internal.StateReader.Real(state, "scale");
        var (growth, backoff) = (Internal.StateReader.Real(state, "growth_factor"), Internal.StateReader.Real(state, "backoff_factor"));
        var (interval, tracker) = (Internal.StateReader.Count(state, "growth_interval"), Internal.StateReader.Count(state, "_growth_tracker"));
        if (!(newScale > 0 && growth > 1 && backoff is > 0 and < 1 && interval > 0))
            throw new StateDictException($"This is no state of a scaler: scale {newScale}, growth factor {growth}, backoff factor {backoff}, interval {interval}.");
        (scale, GrowthFactor, BackoffFactor, GrowthInterval, GrowthTracker) = (newScale, growth, backoff, interval, tracker);
    }

    private void Adapt(bool foundInf)
    {
        if (foundInf)
        {
            scale = (float)(scale * backoffFactor);
            GrowthTracker = 0;
        }
        else if (++GrowthTracker == growthInterval)
        {
            // Beyond the range of Float32 it does not grow.
            if ((float)(scale * growthFactor) is var larger && float.IsFinite(larger)) scale = larger;
            GrowthTracker = 0;
        }
    }

    private bool Divide(Optimizer optimizer)
    {
        var gradients = optimizer.Groups.SelectMany(group => group.Parameters).Select(parameter => parameter.Grad).OfType<Tensor>().ToArray();
        foreach (var gradient in gradients)
            if (gradient.DType == DType.Float16)
                throw new DTypeException(
                    "Gradients of Float16 are too coarse to be unscaled. "
                    + "Keep the parameters in Float32 and let Autocast lower the operations.")
                {
                    Operation = "GradScaler",
                };
        using var mode = Autograd.NoGrad();
        var inverse = (float)(1.0 / scale);
        var finite = true;
        foreach (var gradient in gradients)
        {
            var own = gradient.Detach();
            // A zero for every finite number, NaN for any other.
            finite &= own.Mul(0).Sum().Item().ToDouble() == 0;
            own.MulInPlace(inverse);
        }
        return finite;
    }
}
