namespace Kasane.Dialects;

/// <summary>activation(x W^T + b), the number of inputs taken from the first input. <see cref="Weight"/> is (units, inputs), as in Linear.</summary>
public abstract class DenseLayer : DeferredLayer
{
    private readonly bool flatten;

    private protected DenseLayer(LayerStyle style, long units, Func<Tensor, Tensor>? activation, bool useBias, bool flatten)
        : base(style, activation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        Units = units;
        this.flatten = flatten;
        Weight = Parameter.Uninitialized();
        Bias = useBias ? Parameter.Uninitialized() : null;
    }

    /// <summary>Size of the last dimension of the output.</summary>
    public long Units { get; }

    /// <summary>(units, inputs).</summary>
    public Parameter Weight { get; }

    /// <summary>(units), or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => $"{(Weight.IsInitialized ? Weight.Size(1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "?")} -> {Units}";

    private protected override void Build(Tensor input)
    {
        var x = Flat(input);
        if (x.Rank == 0)
            throw new ShapeException("Dense expects an input with at least one dimension, but got a scalar.")
            {
                Operation = "Dense",
                Shapes = [x.Shape],
            };
        var inputs = x.Size(-1);
        Weight.Initialize(Style.Weight(Shape.Create([Units, inputs]), inputs, Units, WeightDType(x), x.Device));
        Bias?.Initialize(Tensor.Zeros(Shape.Create([Units]), WeightDType(x), x.Device));
    }

    private protected override Tensor Compute(Tensor input) => Functional.Linear(Flat(input), Weight, Bias);

    private Tensor Flat(Tensor input) => flatten && input.Rank > 2 ? input.Flatten(1) : input;
}
