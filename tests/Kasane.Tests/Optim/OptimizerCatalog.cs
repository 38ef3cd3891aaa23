namespace Kasane.Tests;

/// <summary>Every optimizer with options that make all of its state come up, and ways to train with it.</summary>
internal static class OptimizerCatalog
{
    private static readonly Dictionary<string, Func<Tensor[], Optimizer>> Makers = new()
    {
        ["ASGD"] = parameters => new ASGD(parameters, 0.05, lambda: 0.01, t0: 2, weightDecay: 0.1),
        ["Adadelta"] = parameters => new Adadelta(parameters, weightDecay: 0.1),
        ["Adagrad"] = parameters => new Adagrad(parameters, lrDecay: 0.1, initialAccumulatorValue: 0.5),
        ["Adam"] = parameters => new Adam(parameters, amsgrad: true, weightDecay: 0.1),
        ["AdamW"] = parameters => new AdamW(parameters, amsgrad: true),
        ["Adamax"] = parameters => new Adamax(parameters, maximize: true),
        ["LBFGS"] = parameters => new LBFGS(parameters, lr: 0.5, maxIter: 3, historySize: 4),
        ["LBFGS with line search"] = parameters => new LBFGS(parameters, maxIter: 2, lineSearchFn: LineSearch.StrongWolfe),
        ["Lion"] = parameters => new Lion(parameters, lr: 0.01, weightDecay: 0.1),
        ["Muon"] = parameters => new Muon(parameters, lr: 0.02),
        ["NAdam"] = parameters => new NAdam(parameters, weightDecay: 0.1),
        ["RAdam"] = parameters => new RAdam(parameters, lr: 0.01),
        ["RMSprop"] = parameters => new RMSprop(parameters, momentum: 0.9, centered: true),
        ["RMSprop, plain"] = parameters => new RMSprop(parameters, momentum: 0.9),
        ["Rprop"] = parameters => new Rprop(parameters, lr: 0.01),
        ["SGD"] = parameters => new SGD(parameters, 0.05, momentum: 0.9, dampening: 0.1, weightDecay: 0.1),
        ["SGD, plain"] = parameters => new SGD(parameters, 0.05, maximize: true),
    };

    public static TheoryData<string> All => [.. Makers.Keys];

    public static TheoryData<string> Fused => [.. Makers.Keys.Where(name => !name.StartsWith("LBFGS", StringComparison.Ordinal))];

    public static Optimizer Make(string name, params Tensor[] parameters) => Makers[name](parameters);

    /// <summary>A leaf with values between -1 and 1 that depend on nothing but the seed.</summary>
    public static Tensor Leaf(long rows, long columns, int seed, DType dtype = DType.Float32, Device? device = null)
    {
        var random = new Random(seed);
        var values = new double[rows * columns];
        for (var i = 0; i < values.Length; i++) values[i] = (2 * random.NextDouble()) - 1;
        var leaf = Tensor.From(values, [rows, columns]).To(dtype).To(device ?? Device.Cpu);
        leaf.RequiresGrad = true;
        return leaf;
    }

    /// <summary>One step on a loss whose gradients change sign from step to step.</summary>
    public static void Step(Optimizer optimizer, Tensor[] parameters, int step)
    {
        Tensor Loss()
        {
            optimizer.ZeroGrad();
            var loss = Tensor.Scalar(0f).To(parameters[0].DType).To(parameters[0].Device);
            foreach (var x in parameters) loss += ((x - (0.3 * Math.Sin(step))).Square() * (1 + (x * x))).Sum();
            loss.Backward();
            return loss;
        }
        if (optimizer is LBFGS)
        {
            optimizer.Step(Loss);
        }
        else
        {
            Loss();
            optimizer.Step();
        }
    }
}
