namespace Kasane.Tests;

public class SchedulerTests
{
    private static readonly Dictionary<string, Func<Optimizer, LRScheduler>> Makers = new()
    {
        ["LambdaLR"] = optimizer => new LambdaLR(optimizer, epoch => Math.Pow(0.9, epoch)),
        ["MultiplicativeLR"] = optimizer => new MultiplicativeLR(optimizer, _ => 0.9),
        ["StepLR"] = optimizer => new StepLR(optimizer, 3, 0.5),
        ["MultiStepLR"] = optimizer => new MultiStepLR(optimizer, [2, 2, 5], 0.5),
        ["ConstantLR"] = optimizer => new ConstantLR(optimizer),
        ["LinearLR"] = optimizer => new LinearLR(optimizer),
        ["ExponentialLR"] = optimizer => new ExponentialLR(optimizer, 0.9),
        ["PolynomialLR"] = optimizer => new PolynomialLR(optimizer, 6, 2),
        ["CosineAnnealingLR"] = optimizer => new CosineAnnealingLR(optimizer, 4, 0.01),
        ["CosineAnnealingWarmRestarts"] = optimizer => new CosineAnnealingWarmRestarts(optimizer, 3, 2),
        ["CyclicLR"] = optimizer => new CyclicLR(optimizer, 0.01, 0.2, 3, mode: CyclicMode.ExpRange, gamma: 0.9),
        ["OneCycleLR"] = optimizer => new OneCycleLR(optimizer, 0.5, totalSteps: 12),
        ["SwaLR"] = optimizer => new SwaLR(optimizer, 0.02, 4),
        ["ChainedScheduler"] = optimizer => new ChainedScheduler(new LinearLR(optimizer), new StepLR(optimizer, 2, 0.5)),
        ["SequentialLR"] = optimizer =>
            new SequentialLR(optimizer, [new LinearLR(optimizer), new CosineAnnealingLR(optimizer, 3), new StepLR(optimizer, 2)], [2, 6]),
        ["SequentialLR of both"] = optimizer => new SequentialLR(
            optimizer,
            [
                new ChainedScheduler(new LinearLR(optimizer), new ExponentialLR(optimizer, 0.9)),
                new SequentialLR(optimizer, [new ConstantLR(optimizer, 0.5, 2), new StepLR(optimizer, 2)], [3]),
            ],
            [4]),
    };

    public static TheoryData<string> All => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void ALoadedStateGoesOnBitForBit(string name)
    {
        for (var at = 0; at < 9; at++)
        {
            var (whole, other) = (TwoGroups(), TwoGroups());
            var (scheduler, resumed) = (Makers[name](whole), Makers[name](other));
            for (var i = 0; i < at; i++) scheduler.Step();
            other.LoadStateDict(whole.StateDict());
            resumed.LoadStateDict(scheduler.StateDict());
            Assert.Equal(scheduler.GetLastLr(), resumed.GetLastLr());
            for (var i = at; i < 11; i++)
            {
                scheduler.Step();
                resumed.Step();
                Assert.Equal(scheduler.GetLastLr(), resumed.GetLastLr());
                Assert.Equal(whole.Groups.Select(group => group.Options), other.Groups.Select(group => group.Options));
            }
        }
    }

    // PyTorch's numbers after one step, a step to the epoch, and one more step.
    [Theory]
    [InlineData("StepLR", 7, 0.025, 0.025)]
    [InlineData("StepLR", 2.5, 0.1, 0.1)]
    [InlineData("MultiStepLR", 7, 0.0125, 0.0125)]
    [InlineData("MultiStepLR", 2.5, 0.025, 0.025)]
    [InlineData("ConstantLR", 7, 0.1, 0.1)]
    [InlineData("ConstantLR", 2.5, 0.03333333333333333, 0.03333333333333333)]
    [InlineData("LinearLR", 2.5, 0.06666666666666668, 0.08000000000000002)]
    [InlineData("ExponentialLR", 7, 0.04782969000000001, 0.04304672100000001)]
    [InlineData("ExponentialLR", 2.5, 0.07684334714209162, 0.06915901242788246)]
    [InlineData("PolynomialLR", 7, 0, 0)]
    [InlineData("PolynomialLR", 2.5, 0.03402777777777777, 0.017361111111111105)]
    [InlineData("CosineAnnealingLR", 7, 0.08681980515339464, 0.1)]
    [InlineData("CosineAnnealingLR", 2.5, 0.03777924554357097, 0.013425421036992097)]
    [InlineData("CosineAnnealingWarmRestarts", 7, 0.025000000000000012, 0.006698729810778065)]
    [InlineData("CosineAnnealingWarmRestarts", 2.5, 0.006698729810778065, 0.09829629131445342)]
    [InlineData("CyclicLR", 7, 0.04029213700000006, 0.06452584659999996)]
    [InlineData("CyclicLR", 2.5, 0.1316686329749784, 0.11950176967748051)]
    [InlineData("OneCycleLR", 7, 0.23131855133348753, 0.14153049910434962)]
    [InlineData("OneCycleLR", 2.5, 0.498250129783533, 0.4859708886937616)]
    [InlineData("LambdaLR", 7, 0.04782969000000001, 0.04304672100000001)]
    public void AStepToAnEpochHasPyTorchsRateToTheBit(string name, double epoch, double there, double next)
    {
        var optimizer = TwoGroups();
        var scheduler = (EpochScheduler)Makers[name](optimizer);
        scheduler.Step();
        scheduler.Step(epoch);
        Assert.Equal(there, scheduler.GetLastLr()[0]);
        scheduler.Step();
        Assert.Equal(next, scheduler.GetLastLr()[0]);
        Assert.Equal(next, optimizer.Groups[0].Options.LearningRate);
    }

    [Fact]
    public void StateDictsHavePyTorchsNames()
    {
        string[] common = ["base_lrs", "last_epoch", "verbose", "_step_count", "_get_lr_called_within_step", "_last_lr"];
        Check("StepLR", ["step_size", "gamma", .. common]);
        Check("LinearLR", ["start_factor", "end_factor", "total_iters", .. common]);
        Check("CosineAnnealingWarmRestarts", ["T_0", "T_i", "T_mult", "eta_min", "T_cur", .. common]);
        Check("LambdaLR", ["lr_lambdas", .. common]);
        Check("SequentialLR", ["_milestones", "last_epoch", "_last_lr", "_schedulers"]);
        Check("ChainedScheduler", ["_last_lr", "_schedulers"]);
        var state = Makers["StepLR"](TwoGroups()).StateDict();
        Assert.Equal(0L, state["last_epoch"]);
        Assert.Equal(1L, state["_step_count"]);
        Assert.Equal(new Dictionary<long, long> { [2] = 2, [5] = 1 }, Makers["MultiStepLR"](TwoGroups()).StateDict()["milestones"]);

        static void Check(string name, string[] names) => Assert.Equal(names, Makers[name](TwoGroups()).StateDict().Keys);
    }

    [Fact]
    public void AStateDictThatDoesNotFitChangesNothing()
    {
        var scheduler = Makers["SequentialLR"](TwoGroups());
        var before = Print(scheduler.StateDict());
        Assert.Throws<StateDictException>(() =>
            scheduler.LoadStateDict(new Dictionary<string, object?> { ["last_epoch"] = 3L, ["_last_lr"] = "text" }));
        Assert.Throws<StateDictException>(() => scheduler.LoadStateDict(
            new Dictionary<string, object?> { ["last_epoch"] = 3L, ["_schedulers"] = Array.Empty<object>() }));
        Assert.Equal(before, Print(scheduler.StateDict()));

        static string Print(IReadOnlyDictionary<string, object?> state) => System.Text.Json.JsonSerializer.Serialize(state);
    }

    [Fact]
    public void AScheduleThatIsOverRefusesMoreAndChangesNothing()
    {
        var optimizer = TwoGroups();
        var scheduler = new OneCycleLR(optimizer, 0.5, totalSteps: 2);
        scheduler.Step();
        scheduler.Step();
        var options = optimizer.Groups[0].Options;
        Assert.Throws<InvalidOperationException>(scheduler.Step);
        Assert.Equal(options, optimizer.Groups[0].Options);
        Assert.Equal(2, scheduler.LastEpoch);
    }

    [Fact]
    public void BadArgumentsAreRefusedBeforeAnythingChanges()
    {
        var optimizer = TwoGroups();
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantLR(optimizer, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearLR(optimizer, endFactor: -0.1));
        Assert.Throws<ArgumentException>(() => new LambdaLR(optimizer, [_ => 1]));
        Assert.Throws<ArgumentException>(() => new CyclicLR(optimizer, new double[] { 1, 2, 3 }, 1));
        Assert.Throws<ArgumentException>(() => new CyclicLR(new Adam([Values.Leaf(1)]), 0.1, 1));
        Assert.Throws<ArgumentException>(() => new OneCycleLR(optimizer, 1, epochs: 3));
        Assert.Throws<ArgumentException>(() => new OneCycleLR(new Rprop([Values.Leaf(1)]), 1, totalSteps: 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineAnnealingWarmRestarts(optimizer, 3, 0));
        Assert.Throws<ArgumentException>(() => new StepLR(optimizer, 3, lastEpoch: 4));
        Assert.Throws<ArgumentException>(() => new ReduceLROnPlateau(optimizer, minLr: new double[] { 1 }));
        var stranger = new StepLR(TwoGroups(), 1);
        Assert.Empty(optimizer.Groups[0].ScheduleValues);
        Assert.Equal([0.1, 0.03], optimizer.Groups.Select(group => group.Options.LearningRate));
        Assert.Throws<ArgumentException>(() => new ChainedScheduler(stranger, new StepLR(optimizer, 1)));
        Assert.Throws<ArgumentException>(() => new SequentialLR(optimizer, [stranger], []));
    }

    [Fact]
    public void ASecondScheduleGoesOnFromTheFirstOnesBeginning()
    {
        var optimizer = TwoGroups();
        var first = new ExponentialLR(optimizer, 0.5);
        first.Step();
        first.Step();
        Assert.Equal(0.1, optimizer.Groups[0].ScheduleValues["initial_lr"]);
        var second = new CosineAnnealingLR(optimizer, 10, lastEpoch: 1);
        Assert.Equal(0.1 * (1 + Math.Cos(2 * Math.PI / 10)) / 2, second.GetLastLr()[0], 1e-15);
    }

    [Fact]
    public void PlateauRatesGoOnAfterLoading()
    {
        double[] metrics = [1, 0.9, 0.95, double.NaN, 0.93, 0.9, 0.92, 0.5, 0.6, 0.7, 0.8, 0.9];
        for (var at = 0; at < metrics.Length; at++)
        {
            var (whole, other) = (TwoGroups(), TwoGroups());
            var (scheduler, resumed) = (Make(whole), Make(other));
            foreach (var metric in metrics[..at]) scheduler.Step(metric);
            other.LoadStateDict(whole.StateDict());
            resumed.LoadStateDict(scheduler.StateDict());
            foreach (var metric in metrics[at..])
            {
                scheduler.Step(metric);
                resumed.Step(Tensor.Scalar(metric));
                Assert.Equal(scheduler.GetLastLr(), resumed.GetLastLr());
            }
        }

        static ReduceLROnPlateau Make(Optimizer optimizer) =>
            new(optimizer, factor: 0.5, patience: 1, cooldown: 1, minLr: new double[] { 0.03, 0 });
    }

    private static SGD TwoGroups() => new(
    [
        new([Values.Leaf(1)], new SGDOptions { LearningRate = 0.1, Momentum = 0.9 }),
        new([Values.Leaf(2)], new SGDOptions { LearningRate = 0.03, Momentum = 0.5 }),
    ]);
}
