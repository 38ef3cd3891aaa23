namespace Kasane.Models;

/// <summary>Images (N, channels, 64, 64) to the probability of being real (N) (Radford et al. 2015).</summary>
public sealed class DcganDiscriminator : Module<Tensor, Tensor>
{
    private readonly Sequential main;

    /// <summary>A discriminator; weights are drawn from a normal distribution with deviation 0.02.</summary>
    /// <param name="width">Channels after the first layer.</param>
    /// <param name="channels">Channels of the images.</param>
    public DcganDiscriminator(long width = 64, long channels = 3)
    {
        main = new(new Conv2d(channels, width, 4, 2, 1, bias: false), new LeakyReLU(0.2, inPlace: true));
        for (var step = 0; step < 3; step++)
        {
            main.Add(new Conv2d(width << step, width << (step + 1), 4, 2, 1, bias: false));
            main.Add(new BatchNorm2d(width << (step + 1)));
            main.Add(new LeakyReLU(0.2, inPlace: true));
        }
        main.Add(new Conv2d(width * 8, 1, 4, 1, 0, bias: false));
        main.Add(new Sigmoid());
        Dcgan.DrawWeights(this);
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => main.Call(x).Flatten();
}
