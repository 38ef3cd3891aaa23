namespace Kasane;

// Every distribution here is computed in double precision from two words per uniform number, then rounded to the element type.
public sealed partial class Generator
{
    /// <summary>Fills with numbers of the exponential distribution.</summary>
    internal void Exponential<T>(Span<T> destination, double rate = 1) where T : unmanaged
    {
        if (!(rate > 0)) throw new ArgumentOutOfRangeException(nameof(rate), rate, $"Expected a rate above 0, but it is {rate}.");
        lock (gate)
            foreach (ref var element in destination) element = ElementCast.From<T>(NextExponential(rate));
    }

    /// <summary>Fills with numbers of the Cauchy distribution.</summary>
    internal void Cauchy<T>(Span<T> destination, double median = 0, double scale = 1) where T : unmanaged
    {
        if (!(scale > 0)) throw new ArgumentOutOfRangeException(nameof(scale), scale, $"Expected a scale above 0, but it is {scale}.");
        lock (gate)
        {
            foreach (ref var element in destination)
                element = ElementCast.From<T>(median + (scale * Math.Tan(Math.PI * (UniformKernel.Unit(twister.Next64()) - 0.5))));
        }
    }

    /// <summary>Fills with numbers whose logarithm is normal.</summary>
    internal void LogNormal<T>(Span<T> destination, double mean = 1, double std = 2) where T : unmanaged
    {
        if (!(std > 0)) throw new ArgumentOutOfRangeException(nameof(std), std, $"Expected a standard deviation above 0, but it is {std}.");
        lock (gate)
            foreach (ref var element in destination) element = ElementCast.From<T>(Math.Exp((NextNormal() * std) + mean));
    }

    /// <summary>Fills with numbers of trials up to the first success.</summary>
    internal void Geometric<T>(Span<T> destination, double probability) where T : unmanaged
    {
        if (!(probability is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, $"Expected a probability between 0 and 1, both excluded, but it is {probability}.");
        }

        lock (gate)
        {
            foreach (ref var element in destination)
                element = ElementCast.From<T>(Math.Ceiling(Math.Log(UniformKernel.Unit(twister.Next64())) / Math.Log(1 - probability)));
        }
    }

    /// <summary>Lends the stream, locked, as uniform numbers in [0, 1) of two words each.</summary>
    internal void Draw(Action<Func<double>> use)
    {
        lock (gate) use(() => UniformKernel.Unit(twister.Next64()));
    }

    private double NextExponential(double rate) => -1 / rate * Math.Log(1 - UniformKernel.Unit(twister.Next64()));
}
