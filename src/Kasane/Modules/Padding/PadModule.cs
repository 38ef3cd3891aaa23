namespace Kasane;

/// <summary>The base of layers that put something around their input; negative numbers cut off.</summary>
public abstract class PadModule : Module<Tensor, Tensor>
{
    private readonly PadMode mode;
    private readonly Scalar value;

    private protected PadModule(Border padding, int dims, PadMode mode, Scalar value = default)
    {
        Padding = padding.Spread(dims);
        (this.mode, this.value) = (mode, value);
    }

    /// <summary>Before and after the last dimension, before and after the one in front of it, and so on.</summary>
    public Border Padding { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => PaddingText;

    private protected string PaddingText => PythonText.Of([.. Padding]);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.Pad(input, [.. Padding], mode, value);
}
