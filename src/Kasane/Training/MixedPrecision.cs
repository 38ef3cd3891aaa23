namespace Kasane;

/// <summary>
/// Precisions for <see cref="TrainerOptions{TBatch}.Precision"/>: <c>Precision = MixedPrecision.BFloat16()</c>. Without one everything is
/// computed in the dtype that it has.
/// </summary>
public sealed class MixedPrecision : IPrecision
{
    private readonly DType dtype;

    private MixedPrecision(DType dtype, GradScaler scaler) => (this.dtype, Scaler) = (dtype, scaler);

    /// <summary>Scales the loss; disabled for BFloat16.</summary>
    public GradScaler Scaler { get; }

    /// <summary>Forward passes within <see cref="Autocast"/> in BFloat16; parameters, gradients and the optimizer stay as they are.</summary>
    public static MixedPrecision BFloat16() => new(DType.BFloat16, new GradScaler(enabled: false));

    /// <summary>Forward passes within <see cref="Autocast"/> in Float16, with a scaled loss.</summary>
    /// <param name="scaler">The scaler; default: one with PyTorch's defaults.</param>
    public static MixedPrecision Float16(GradScaler? scaler = null) => new(DType.Float16, scaler ?? new GradScaler());

    /// <inheritdoc/>
    public IDisposable? Enter() => new Internal.AutocastScope(dtype);

    /// <inheritdoc/>
    public Tensor Scale(Tensor loss) => Scaler.Scale(loss);

    /// <inheritdoc/>
    public bool Unscale(Optimizer optimizer) => Scaler.Unscale(optimizer);

    /// <inheritdoc/>
    public void Update(bool stepped) => Scaler.Update();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, object?> StateDict() => Scaler.StateDict();

    /// <inheritdoc/>
    public void LoadStateDict(IReadOnlyDictionary<string, object?> state) => Scaler.LoadStateDict(state);
}
