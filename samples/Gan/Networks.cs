namespace Kasane.Samples.Gan;

/// <summary>The tutorial's generator: noise in, picture out.</summary>
internal sealed class Generator(int inputDim, int outputDim) : Module<Tensor, Tensor>
{
    private readonly Sequential model = new(
        new Linear(inputDim, 256), new ReLU(inPlace: true),
        new Linear(256, 512), new ReLU(inPlace: true),
        new Linear(512, 1024), new ReLU(inPlace: true),
        new Linear(1024, outputDim), new Tanh());

    protected override Tensor Forward(Tensor z) => model.Call(z);
}

/// <summary>The tutorial's discriminator: picture in, probability of being real out.</summary>
internal sealed class Discriminator(int inputDim) : Module<Tensor, Tensor>
{
    private readonly Sequential model = new(
        new Linear(inputDim, 1024), new LeakyReLU(0.2, inPlace: true),
        new Linear(1024, 512), new LeakyReLU(0.2, inPlace: true),
        new Linear(512, 256), new LeakyReLU(0.2, inPlace: true),
        new Linear(256, 1), new Sigmoid());

    protected override Tensor Forward(Tensor x) => model.Call(x);
}
