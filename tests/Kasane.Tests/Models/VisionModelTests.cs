using Kasane.Models;

namespace Kasane.Tests;

[Collection("GlobalRandom")]
public class VisionModelTests
{
    // The numbers of parameters that torchvision publishes.
    [Theory]
    [InlineData(18, 11689512)]
    [InlineData(34, 21797672)]
    [InlineData(50, 25557032)]
    public void ResNetsHaveThePublishedSizes(int layers, long parameters)
    {
        var net = layers switch
        {
            18 => ResNet.ResNet18(),
            34 => ResNet.ResNet34(),
            _ => ResNet.ResNet50(),
        };
        Assert.Equal(parameters, net.Parameters().Sum(parameter => parameter.ElementCount));
    }

    [Fact]
    public void ResNet18IsTheOneOfTheGoldenData()
    {
        Generator.Default.ManualSeed(GoldenTrace.Seed("resnet18"));
        var net = ResNet.ResNet18();
        var expected = GoldenTrace.Initial("resnet18");
        Assert.Equal(expected.Keys.Order(), net.NamedParameters().Select(pair => pair.Key).Order());
        foreach (var (key, value) in net.NamedParameters())
        {
            var (first, sum) = expected[key];
            Assert.Equal(first, value.Flatten().Narrow(0, 0, first.Length).To(DType.Float64).ToArray<double>());
            Assert.Equal(sum, value.To(DType.Float64).Sum().Item<double>(), 1e-3 + (1e-6 * Math.Abs(sum)));
        }
    }

    [Fact]
    public void VggHasThePublishedSizeAndKeys()
    {
        var net = Vgg.Vgg11();
        Assert.Equal(132863336, net.Parameters().Sum(parameter => parameter.ElementCount));
        Assert.Equal("features.0.weight", net.StateDict().Keys.First());
        Assert.Equal("classifier.6.bias", net.StateDict().Keys.Last());
        Assert.Equal(Shape.Create([1, 1000]), net.Summary(1, 3, 64, 64).Layers[0].OutputShapes.Single());
    }

    [Fact]
    public void SmallNetworksTrainAStep()
    {
        foreach (var (net, input) in new (Module<Tensor, Tensor>, Tensor)[]
        {
            (new LeNet(), Tensor.Rand(2, 1, 28, 28)),
            (new UNet(1, 3, width: 4, depth: 2), Tensor.Rand(2, 1, 18, 15)),
            (new Autoencoder(20, 3, 10), Tensor.Rand(4, 20)),
            (new DcganGenerator(8, 4, 1), Tensor.Randn(2, 8, 1, 1)),
            (new DcganDiscriminator(4, 1), Tensor.Randn(2, 1, 64, 64)),
        })
        {
            var output = net.Call(input);
            output.Square().Sum().Backward();
            Assert.All(net.NamedParameters(), pair => Assert.True(pair.Value.Grad is not null, pair.Key));
            Assert.False(output.IsNaN().Any().Item<bool>());
        }
    }

    [Fact]
    public void ShapesAreAsDocumented()
    {
        using var mode = Autograd.NoGrad();
        Assert.Equal(Shape.Create([2, 3, 18, 15]), new UNet(1, 3, width: 4, depth: 2).Call(Tensor.Rand(2, 1, 18, 15)).Shape);
        Assert.Equal(Shape.Create([2, 1, 64, 64]), new DcganGenerator(8, 4, 1).Call(Tensor.Randn(2, 8, 1, 1)).Shape);
        Assert.Equal(Shape.Create([2]), new DcganDiscriminator(4, 1).Call(Tensor.Randn(2, 1, 64, 64)).Shape);
    }
}
