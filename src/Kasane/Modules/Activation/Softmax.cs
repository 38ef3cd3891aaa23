namespace Kasane;

/// <summary>exp(x) / sum(exp(x)) along a dimension. Input and output have the same shape.</summary>
/// <param name="dim">The dimension that sums to 1. Default: 1, or 0 for inputs of 0, 1 or 3 dimensions.</param>
public sealed class Softmax(int? dim = null) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"dim={(dim is { } given ? given : "None")}");

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Softmax(dim);
}
