namespace Kasane;

/// <summary>The base of layers that put one number around their input.</summary>
public abstract class ConstantPad : PadModule
{
    private protected ConstantPad(Border padding, Scalar value, int dims)
        : base(padding, dims, PadMode.Constant, value) => Value = value;

    /// <summary>What is put around the input.</summary>
    public Scalar Value { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => $"padding={PaddingText}, value={PythonText.Of(Value)}";
}
