namespace Kasane.Internal;

/// <summary>(x, weight?, bias?, mean, variance) -> (x - mean) / sqrt(variance + eps) weight + bias; mean and variance are given numbers.</summary>
/// <derivative>by x: g weight / sqrt(variance + eps); by the weight: the sum of g (x - mean) / sqrt(variance + eps); by the bias: the sum of g.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct FrozenNormOp(double Eps) : IOpN
{
    private const int Mean = 3;
    private const int Variance = 4;

    public static string Name => "FrozenNorm";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs)
    {
        ulong saves = inputs[0]!.NeedsGradient || inputs[1] is { NeedsGradient: true } ? 1u << Variance : 0;
        if (inputs[0]!.NeedsGradient) saves |= 2;
        if (inputs[1] is { NeedsGradient: true }) saves |= 1 | (1u << Mean);
        return saves;
    }

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs) =>
        [Channels.Frozen(inputs[0]!, inputs[Mean]!, inputs[Variance]!, inputs[1], inputs[2], Eps)];

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var gradient = gradients[0]!;
        var inverse = saved.Wants(0) || saved.Wants(1) ? saved.Input(Variance).Detach().Add(Eps).Rsqrt() : null;
        Tensor? byInput = null, byWeight = null;
        if (saved.Wants(0))
        {
            var scale = saved.Has(1) ? inverse!.Mul(saved.Input(1)) : inverse!;
            byInput = gradient.Mul(Channels.Along(scale, gradient.Rank));
        }
        if (saved.Wants(1))
        {
            var centred = saved.Input(0).Sub(Channels.Along(saved.Input(Mean).Detach(), gradient.Rank));
            byWeight = ConvDTypes.PerChannel(gradient.Mul(centred)).Mul(inverse!);
        }
        return [byInput, byWeight, saved.Wants(2) ? ConvDTypes.PerChannel(gradient) : null, null, null];
    }
}
