namespace Kasane.Models;

/// <summary>Squeezes vectors through a narrow middle and restores them (Hinton and Salakhutdinov 2006).</summary>
public sealed class Autoencoder : Module<Tensor, Tensor>
{
    /// <summary>An autoencoder whose decoder mirrors its encoder.</summary>
    /// <param name="inputSize">Length of a vector.</param>
    /// <param name="latentSize">Length of its code.</param>
    /// <param name="hiddenSizes">The layers between, from the outside in, e.g. 256, 64.</param>
    public Autoencoder(long inputSize, long latentSize, params ReadOnlySpan<long> hiddenSizes)
    {
        long[] sizes = [inputSize, .. hiddenSizes, latentSize];
        Encoder = Stack(sizes);
        Array.Reverse(sizes);
        Decoder = Stack(sizes);
    }

    /// <summary>(N, inputSize) to (N, latentSize).</summary>
    public Sequential Encoder { get; }

    /// <summary>(N, latentSize) to (N, inputSize).</summary>
    public Sequential Decoder { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Decoder.Call(Encoder.Call(x));

    private static Sequential Stack(long[] sizes)
    {
        var row = new Sequential();
        for (var i = 1; i < sizes.Length; i++)
        {
            if (i > 1) row.Add(new ReLU());
            row.Add(new Linear(sizes[i - 1], sizes[i]));
        }
        return row;
    }
}
