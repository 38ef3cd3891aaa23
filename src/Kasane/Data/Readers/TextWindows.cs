namespace Kasane;

/// <summary>Pieces of a long sequence of numbers, each with the same piece one place further: what to read and what to predict.</summary>
/// <param name="numbers">A vector, e.g. from <see cref="CharVocabulary.Encode"/>.</param>
/// <param name="length">The length of a piece.</param>
/// <param name="stride">From the start of one piece to the next; default: the length, so that pieces do not overlap.</param>
public sealed class TextWindows(Tensor numbers, int length, int? stride = null) : Dataset<(Tensor Input, Tensor Target)>
{
    private readonly int stride = stride ?? length;

    /// <inheritdoc/>
    public override int Count { get; } = length < 1 || stride < 1
        ? throw new ArgumentOutOfRangeException(nameof(length), length, "Pieces and strides are 1 or longer.")
        : (int)Math.Max(0, ((numbers.Size(0) - 1 - length) / (stride ?? length)) + (numbers.Size(0) > length ? 1 : 0));

    /// <inheritdoc/>
    public override (Tensor Input, Tensor Target) this[int index] =>
        (numbers.Narrow(0, (long)index * stride, length), numbers.Narrow(0, ((long)index * stride) + 1, length));
}
