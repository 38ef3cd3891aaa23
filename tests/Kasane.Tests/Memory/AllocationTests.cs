namespace Kasane.Tests;

/// <summary>How many managed bytes operations and optimizers take once they are warm. The limits leave a little room.</summary>
[Collection(MemoryCollection.Name)]
public class AllocationTests
{
    private const int Times = 200;

    [Theory]
    [InlineData("add", 344, 0)]
    [InlineData("relu", 320, 240)]
    [InlineData("matmul", 344, 460)]
    [InlineData("linear", 440, 500)]
    [InlineData("reshape", 250, 100)]
    [InlineData("conv2d", 490, 670)]
    [InlineData("batch_norm", 680, 640)]
    [InlineData("layer_norm", 630, 590)]
    [InlineData("softmax", 330, 240)]
    [InlineData("max_pool2d", 920, 300)]
    [InlineData("dropout", 530, 240)]
    public void An_operation_takes_few_bytes(string name, int forward, int backward)
    {
        const int Room = 24;
        var op = Operation(name);
        var leaf = name is "conv2d" or "batch_norm" or "max_pool2d" ? Tensor.Ones(2, 1, 4, 4) : Tensor.Ones(4, 4);
        leaf.RequiresGrad = true;
        var gradient = leaf.Detach().Clone();
        Assert.InRange(Bytes(() => Chain(leaf, op)) / 50, 0, forward + Room);
        Assert.InRange(Bytes(() => Chain(leaf, op).Backward(gradient)) / 50, 0, forward + backward + (2 * Room));
    }

    [Fact]
    public void A_linear_layer_takes_as_much_for_any_number_of_dimensions()
    {
        var layer = new Linear(4, 4);
        Tensor matrix = Tensor.Ones([4, 4], requiresGrad: true), stack = Tensor.Ones([2, 2, 4], requiresGrad: true);
        Assert.Equal(Bytes(() => layer.Call(matrix)), Bytes(() => layer.Call(stack)));
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void An_optimizer_takes_nothing_for_its_parameters(string name)
    {
        var parameters = Enumerable.Range(0, 50).Select(_ => new Parameter(Tensor.Ones(4, 4))).ToArray();
        Optimizer optimizer = name switch
        {
            "sgd" => new SGD(parameters, 0.01),
            "momentum" => new SGD(parameters, 0.01, momentum: 0.9),
            "adam" => new Adam(parameters),
            _ => new AdamW(parameters),
        };
        foreach (var parameter in parameters) parameter.Grad = Tensor.Ones(4, 4);
        Assert.InRange(Bytes(optimizer.Step), 0, 100);
        Assert.Equal(0, Bytes(optimizer.ZeroGrad));
    }

    private static Func<Tensor, Tensor> Operation(string name)
    {
        var (row, weight) = (Tensor.Ones(4, 4), new Parameter(Tensor.Eye(4)));
        return name switch
        {
            "add" => x => x + row,
            "relu" => x => x.Relu(),
            "matmul" => x => x.MatMul(weight),
            "linear" => new Linear(4, 4).Call,
            "reshape" => x => x.Reshape(x.Size(0) == 4 ? 2 : 4, -1),
            "conv2d" => new Conv2d(1, 1, 3, padding: 1).Call,
            "batch_norm" => new BatchNorm2d(1).Call,
            "layer_norm" => new LayerNorm(4).Call,
            "softmax" => x => x.Softmax(-1),
            "max_pool2d" => new MaxPool2d(3, stride: 1, padding: 1).Call,
            _ => new Dropout(0.1).Call,
        };
    }

    private static Tensor Chain(Tensor x, Func<Tensor, Tensor> op)
    {
        for (var i = 0; i < 50; i++) x = op(x);
        return x;
    }

    // The least of several rounds: meanwhile the JIT may still be at work.
    private static long Bytes(Action run)
    {
        for (var i = 0; i < Times; i++) run();
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10; i++) run();
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / 10);
        }
        return least;
    }
}
