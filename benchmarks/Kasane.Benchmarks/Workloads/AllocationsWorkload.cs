using System.Text.Json.Nodes;

namespace Kasane.Benchmarks;

/// <summary>
/// Managed bytes of an operation: chains of small operations, without the tape, with it, and with the backward run; one by one where a result
/// cannot be the next argument. And those of an optimizer's step for one parameter.
/// </summary>
internal static class AllocationsWorkload
{
    private const int Operations = 100;

    public static void Run(Arguments arguments)
    {
        var row = Tensor.Ones(4, 4);
        var pictures = Tensor.Ones(2, 1, 4, 4);
        var weight = new Parameter(Tensor.Eye(4));
        var (linear, convolution) = (new Linear(4, 4), new Conv2d(1, 1, 3, padding: 1));
        var (batchNorm, layerNorm) = (new BatchNorm2d(1), new LayerNorm(4));
        var (pool, dropout) = (new MaxPool2d(3, stride: 1, padding: 1), new Dropout(0.1));
        var classes = Tensor.From(new long[] { 0, 1, 2, 3 }, [4]);
        Kind(arguments, "add", row, x => x + row);
        Kind(arguments, "relu", row, x => x.Relu());
        Kind(arguments, "matmul", row, x => x.MatMul(weight));
        Kind(arguments, "linear", row, linear.Call);
        Kind(arguments, "reshape", row, x => x.Reshape(x.Size(0) == 4 ? 2 : 4, -1));
        Kind(arguments, "conv2d", pictures, convolution.Call);
        Kind(arguments, "batch_norm", pictures, batchNorm.Call);
        Kind(arguments, "layer_norm", row, layerNorm.Call);
        Kind(arguments, "softmax", row, x => x.Softmax(-1));
        Kind(arguments, "max_pool2d", pictures, pool.Call);
        Kind(arguments, "dropout", row, dropout.Call);
        Kind(arguments, "embedding", row, x => Functional.Embedding(classes, x), chained: false);
        Kind(arguments, "cross_entropy", row, x => Functional.CrossEntropy(x, classes), chained: false);
        Step(arguments, "adam_step", row, parameters => new Adam(parameters));
    }

    private static void Kind(Arguments arguments, string name, Tensor input, Func<Tensor, Tensor> op, bool chained = true)
    {
        if (!IsWanted(arguments, name)) return;
        var leaf = input.Clone();
        leaf.RequiresGrad = true;
        var gradient = op(leaf).Detach().Clone();
        if (chained) gradient = input.Clone();
        double unrecorded;
        using (Autograd.NoGrad()) unrecorded = PerOperation(arguments, Forward);
        Emit(name, input, unrecorded, PerOperation(arguments, Forward), PerOperation(arguments, () =>
        {
            if (chained) Chain(leaf, op).Backward(gradient);
            else for (var i = 0; i < Operations; i++) op(leaf).Backward(gradient);
            leaf.Grad = null;
        }));

        void Forward()
        {
            if (chained) Chain(leaf, op);
            else for (var i = 0; i < Operations; i++) op(leaf);
        }
    }

    // Nothing of a step is recorded: one number.
    private static void Step(Arguments arguments, string name, Tensor like, Func<IEnumerable<Tensor>, Optimizer> make)
    {
        if (!IsWanted(arguments, name)) return;
        var parameters = new Tensor[Operations];
        for (var i = 0; i < parameters.Length; i++) parameters[i] = new Parameter(like.Clone()) { Grad = like.Clone() };
        Emit(name, like, PerOperation(arguments, make(parameters).Step), null, null);
    }

    private static bool IsWanted(Arguments arguments, string name) => arguments.Ops.Length == 0 || arguments.Ops.Contains(name);

    private static Tensor Chain(Tensor x, Func<Tensor, Tensor> op)
    {
        for (var i = 0; i < Operations; i++) x = op(x);
        return x;
    }

    private static void Emit(string name, Tensor input, double unrecorded, double? forward, double? both)
    {
        var line = new JsonObject
        {
            ["workload"] = "allocations_" + name,
            // An array of all elements of the result is part of each number.
            ["elements"] = input.ElementCount,
            ["unrecorded_bytes_per_op"] = unrecorded,
        };
        if (forward is not null) line["forward_bytes_per_op"] = forward;
        if (both is not null) line["forward_backward_bytes_per_op"] = both;
        Console.WriteLine(line.ToJsonString());
    }

    private static double PerOperation(Arguments arguments, Action run)
    {
        var steps = arguments.Steps > 0 ? arguments.Steps : 200;
        // Caches fill, and code reaches its last tier, in which objects that do not escape may need no memory.
        for (var i = 0; i < 2 * steps; i++) run();
        Thread.Sleep(300);
        run();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < steps; i++) run();
        return Math.Round((double)(GC.GetTotalAllocatedBytes(precise: true) - before) / steps / Operations, 1);
    }
}
