namespace Kasane;

/// <summary>Splits one dimension into several: the inverse of <see cref="Flatten"/>.</summary>
/// <param name="dim">The dimension to split.</param>
/// <param name="unflattenedSize">The sizes in its place; one may be -1.</param>
public sealed class Unflatten(int dim, params ReadOnlySpan<long> unflattenedSize) : Module<Tensor, Tensor>
{
    private readonly long[] sizes = unflattenedSize.ToArray();

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"dim={dim}, unflattened_size={PythonText.Of(sizes)}");

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Unflatten(dim, sizes);
}
