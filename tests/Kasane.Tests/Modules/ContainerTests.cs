namespace Kasane.Tests;

public class ContainerTests
{
    [Fact]
    public void ParallelConcatJoinsTheOutputs()
    {
        var block = new ParallelConcat(new Linear(4, 3), new Lambda(x => x * 2));
        var x = Tensor.Randn([2, 4]);
        var y = block.Call(x);
        Assert.Equal(Shape.Create([2, 7]), y.Shape);
        Assert.Equal((x * 2).Flatten().ToArray<float>(), y[.., 3..].Contiguous().Flatten().ToArray<float>());
        Assert.Equal(["branches.0.weight", "branches.0.bias"], block.StateDict().Keys);
        Assert.Throws<ArgumentException>(() => new ParallelConcat());
    }

    [Fact]
    public void RepeatMakesABlockForEachPosition()
    {
        var row = Sequential.Repeat(3, i => new Linear(i + 1, i + 2));
        Assert.Equal([1L, 2, 3], row.Select(layer => ((Linear)layer).InFeatures));
        Assert.Empty(Sequential.Repeat(0, _ => new Identity()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sequential.Repeat(-1, _ => new Identity()));
    }

    [Fact]
    public void SwitchesAndMovesKeepTheType()
    {
        Linear layer = new Linear(2, 2).To(Device.Cpu).Double().Eval().Freeze().Apply(_ => { });
        Assert.False(layer.IsTraining);
        Assert.Equal(DType.Float64, layer.Weight.DType);
        Assert.False(layer.Weight.RequiresGrad);
    }
}
