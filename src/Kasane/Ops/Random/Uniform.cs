namespace Kasane;

public static partial class Functional
{
    /// <summary>Overwrites every element with a number drawn evenly from [from, to); returns <paramref name="x"/>.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="from">The lower bound; default 0.</param>
    /// <param name="to">The upper bound; default 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor UniformInPlace(this Tensor x, double from = 0, double to = 1, Generator? generator = null) =>
        InPlace.Call(new UniformOp(from, to, generator), x);
}

internal readonly record struct UniformOp(double From, double To, Generator? Generator) : IOp1, IInPlace1
{
    public static string Name => "UniformInPlace";

    public Needs Needs => Needs.Zero;

    public Tensor Forward(Tensor x) => throw new NotSupportedException("Random fills exist in place only.");

    public void ForwardInto(Tensor x)
    {
        var (generator, from, to) = (Generator ?? Kasane.Generator.Default, From, To);
        if (x.DType == DType.Float64) RandomFill.Run<double>(x, (span, _) => generator.Uniform(span, from, to));
        else RandomFill.Run<float>(x, (span, _) => generator.Uniform(span, from, to));
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => gradient.ZerosLike();
}
