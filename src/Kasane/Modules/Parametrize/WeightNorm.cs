namespace Kasane.Internal;

/// <summary>w = g v / |v| with a norm for each index of one dimension.</summary>
internal sealed class WeightNorm(int? dim) : Module<TensorPair, Tensor>, IRightInverse<TensorPair>
{
    protected override string DisplayName => "_WeightNorm";

    public TensorPair RightInverse(Tensor value) => new(NormOf(value), value.Clone());

    protected override Tensor Forward(TensorPair input) => input.Second * (input.First / NormOf(input.Second));

    private Tensor NormOf(Tensor value)
    {
        if (dim is not { } kept) return value.Square().Sum().Sqrt();
        var others = Enumerable.Range(0, value.Rank).Where(d => d != (kept < 0 ? kept + value.Rank : kept)).ToArray();
        return others.Length == 0 ? value.Abs() : value.Square().Sum(others, keepDim: true).Sqrt();
    }
}
