namespace Kasane.Models;

/// <summary>Noise (N, latentSize, 1, 1) to images (N, channels, 64, 64) from -1 to 1 (Radford et al. 2015).</summary>
public sealed class DcganGenerator : Module<Tensor, Tensor>
{
    private readonly Sequential main;

    /// <summary>A generator; weights are drawn from a normal distribution with deviation 0.02.</summary>
    /// <param name="latentSize">Length of the noise.</param>
    /// <param name="width">Channels before the last layer.</param>
    /// <param name="channels">Channels of the images.</param>
    public DcganGenerator(long latentSize = 100, long width = 64, long channels = 3)
    {
        main = new();
        Up(latentSize, width * 8, stride: 1, padding: 0);
        Up(width * 8, width * 4, stride: 2, padding: 1);
        Up(width * 4, width * 2, stride: 2, padding: 1);
        Up(width * 2, width, stride: 2, padding: 1);
        main.Add(new ConvTranspose2d(width, channels, 4, 2, 1, bias: false));
        main.Add(new Tanh());
        Dcgan.DrawWeights(this);

        void Up(long from, long to, long stride, long padding)
        {
            main.Add(new ConvTranspose2d(from, to, 4, stride, padding, bias: false));
            main.Add(new BatchNorm2d(to));
            main.Add(new ReLU(inPlace: true));
        }
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor z) => main.Call(z);
}
