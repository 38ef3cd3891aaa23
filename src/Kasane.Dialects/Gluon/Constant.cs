namespace Kasane.Dialects.Gluon;

/// <summary>A block's constant tensor.</summary>
public sealed class Constant : Module
{
    private readonly string name;

    [Buffer(Persistent = false)]
    private readonly Tensor value;

    internal Constant(string name, Tensor value) => (this.name, this.value) = (name, value);

    /// <inheritdoc/>
    protected override string ExtraInfo => $"{name}, shape={value.Shape}";

    /// <summary>The tensor, on the block's device and in its dtype.</summary>
    public Tensor Data() => value;
}
