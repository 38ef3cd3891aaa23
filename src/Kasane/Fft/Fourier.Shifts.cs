namespace Kasane;

public static partial class Fourier
{
    /// <summary>Moves the frequency 0 from the first place to the middle.</summary>
    /// <param name="input">Any shape and dtype.</param>
    /// <param name="dim">The dimensions; none: all.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Fftshift(Tensor input, params ReadOnlySpan<int> dim) => Shifted(input, dim, 0);

    /// <summary>Moves the frequency 0 from the middle back to the first place.</summary>
    /// <param name="input">Any shape and dtype.</param>
    /// <param name="dim">The dimensions; none: all.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Ifftshift(Tensor input, params ReadOnlySpan<int> dim) => Shifted(input, dim, 1);

    private static Tensor Shifted(Tensor input, ReadOnlySpan<int> dim, long more)
    {
        var dims = dim.ToArray();
        if (input.Rank == 0 && dims.Length > 0)
            throw new TensorIndexException("A shift of frequencies expects dimensions of the input, but it is a scalar.") { Operation = "Fftshift" };
        if (dims.Length == 0) dims = [.. Enumerable.Range(0, input.Rank)];
        return input.Roll([.. dims.Select(d => (input.Size(d) + more) / 2)], dims);
    }
}
