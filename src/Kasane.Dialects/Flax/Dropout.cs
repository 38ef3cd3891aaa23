namespace Kasane.Dialects.Flax;

/// <summary>Zeroes elements at random in training; the numbers come from the key given to <c>Apply</c>.</summary>
/// <param name="rate">The probability of an element to be zeroed.</param>
public sealed class Dropout(double rate) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"rate={rate.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) =>
        IsTraining && rate > 0 ? Functional.Dropout(input, rate, true, generator: Scope.ForDropout()) : input;
}
