namespace Kasane.Tests;

[Collection("GlobalRandom")]
public class ModuleDeviceTests
{
    [Fact]
    public void EverythingMovesAndParametersKeepTheirIdentity()
    {
        var net = new Net();
        var weight = net.Layer.Weight;
        net.Call(Tensor.Ones([2, 3])).Sum().Backward();
        net.To(Device.Reference);
        Assert.Same(weight, net.Layer.Weight);
        Assert.All(
            [weight, weight.Grad!, net.Constant, net.Running, .. net.Layer.Parameters()], tensor => Assert.Equal(Device.Reference, tensor.Device));
        Assert.Equal(Device.Reference, net.Call(Tensor.Ones([2, 3]).To(Device.Reference)).Device);
    }

    [Fact]
    public void AnOptimizerMadeBeforeTheMoveStillWorks()
    {
        var net = new Net();
        var optimizer = new Adam(net.Parameters(), lr: 0.1);
        Step();
        net.To(Device.Reference);
        var before = net.Layer.Weight.ToArray<float>();
        Step();
        Assert.NotEqual(before, net.Layer.Weight.ToArray<float>());

        void Step()
        {
            optimizer.ZeroGrad();
            net.Call(Tensor.Ones([2, 3]).To(net.Layer.Weight.Device)).Sum().Backward();
            optimizer.Step();
        }
    }

    [Fact]
    public void MixedDevicesThrowWithThePlace()
    {
        var net = new Sequential(new Linear(3, 3), new Linear(3, 3));
        net[1].To(Device.Reference);
        var exception = Assert.Throws<DeviceException>(() => net.Call(Tensor.Ones([2, 3])));
        Assert.Equal("Sequential.1", exception.ModulePath);
    }

    [Fact]
    public void MetaGivesShapes()
    {
        var net = new Sequential(new Linear(3, 8), new ReLU(), new Dropout(), new Linear(8, 2));
        net.To(Device.Meta);
        Assert.Equal([5, 2], net.Call(Tensor.Empty([5, 3], device: Device.Meta)).Shape);
    }

    [Fact]
    public void DoubleConvertsFloatingPointOnly()
    {
        var net = new BatchNorm1d(3);
        net.Double();
        Assert.Equal(DType.Float64, net.Weight!.DType);
        Assert.Equal(DType.Float64, net.RunningMean!.DType);
        Assert.Equal(DType.Int64, net.NumBatchesTracked!.DType);
        Assert.Throws<ArgumentException>(() => net.To(DType.Int32));
    }

    [Fact]
    public void TheGanLearnsTheSameOnBothDevices()
    {
        var (onCpu, onReference) = (Losses(Device.Cpu), Losses(Device.Reference));
        for (var i = 0; i < onCpu.Length; i++) Assert.Equal(onCpu[i], onReference[i], 1e-5);
    }

    private static double[] Losses(Device device)
    {
        var random = new Generator(7);
        Generator.Default.ManualSeed(3);
        var g = new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 6), new Tanh());
        var d = new Sequential(new Linear(6, 8), new LeakyReLU(0.2), new Linear(8, 1), new Sigmoid());
        var (gStep, dStep) = (new Adam(g.Parameters(), betas: (0.5, 0.999)), new Adam(d.Parameters(), betas: (0.5, 0.999)));
        g.To(device);
        d.To(device);
        var loss = new BCELoss();
        var (one, zero) = (Tensor.Ones([5, 1], device: device), Tensor.Zeros([5, 1], device: device));
        var losses = new List<double>();
        for (var step = 0; step < 4; step++)
        {
            var real = Tensor.Rand([5, 6], random).To(device);
            var fake = g.Call(Tensor.Rand([5, 4], random).To(device));
            dStep.ZeroGrad();
            var dLoss = loss.Call(d.Call(real), one) + loss.Call(d.Call(fake.Detach()), zero);
            dLoss.Backward();
            dStep.Step();
            gStep.ZeroGrad();
            var gLoss = loss.Call(d.Call(fake), one);
            gLoss.Backward();
            gStep.Step();
            losses.AddRange([dLoss.Item<float>(), gLoss.Item<float>()]);
        }
        return [.. losses];
    }

    private sealed class Net : Module<Tensor, Tensor>
    {
        public Linear Layer { get; } = new(3, 2);

        public Tensor Constant { get; private set; } = Tensor.Ones([2]);

        [Buffer]
        public Tensor Running { get; private set; } = Tensor.Ones([2]);

        protected override Tensor Forward(Tensor input) => Layer.Call(input).Mul(Constant).Add(Running);
    }
}
