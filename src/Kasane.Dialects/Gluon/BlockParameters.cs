namespace Kasane.Dialects.Gluon;

/// <summary>Makes a block's own parameters and constants.</summary>
public readonly struct BlockParameters
{
    private readonly Block owner;

    internal BlockParameters(Block owner) => this.owner = owner;

    /// <summary>A constant tensor, to be kept in a field: it moves with the block, is never trained and in no state dict.</summary>
    /// <param name="name">Its name, as it is printed.</param>
    /// <param name="value">Its value.</param>
    public Constant GetConstant(string name, Tensor value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        _ = owner;
        return new(name, value.Detach());
    }

    /// <summary>A new parameter of a known shape. It is zero until <c>Initialize()</c> draws its values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its sizes.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public Parameter Get(string name, params ReadOnlySpan<long> shape) => owner.Make(name, Shape.Create(shape));
}
