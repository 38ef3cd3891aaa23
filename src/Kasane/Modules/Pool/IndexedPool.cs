namespace Kasane;

/// <summary>The base of max poolings, which can also tell where the largest elements lie.</summary>
public abstract class IndexedPool : Module<Tensor, Tensor>
{
    /// <summary>The pooled input, and where in its plane (counted in row-major order) every largest element lies; with all hooks.</summary>
    /// <param name="input">What <see cref="Module{TInput, TOutput}.Call(TInput)"/> takes.</param>
    public (Tensor Output, Tensor Indices) CallWithIndices(Tensor input)
    {
        Tensor? indices = null;
        var output = CallWith(input, x =>
        {
            (var largest, indices) = Pool(x);
            return largest;
        });
        return (output, indices!);
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Largest(input);

    private protected abstract (Tensor Output, Tensor Indices) Pool(Tensor input);

    // Without the positions, where nobody needs them.
    private protected virtual Tensor Largest(Tensor input) => Pool(input).Output;
}
