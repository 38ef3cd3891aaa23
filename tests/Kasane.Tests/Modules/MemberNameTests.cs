namespace Kasane.Tests;

public class MemberNameTests
{
    [Fact]
    public void FieldsBecomeKeysInPyTorchsSpelling()
    {
        string[] expected = ["in_proj_weight", "underscored", "fc1.weight", "fc1.bias", "auto.weight", "auto.bias", "captured.weight", "captured.bias"];
        Assert.Equal(expected.Order(), new Spelled(new Linear(1, 1)).StateDict().Keys.Order());
    }

    [Fact]
    public void CollectionsAreOpenedHoweverDeep() => Assert.Equal(
        ["array.0.weight", "array.1.weight", "list.0.0.weight", "named.a.weight", "named.b.weight"],
        new Collections().NamedParameters().Select(pair => pair.Key));

    [Fact]
    public void PrivateFieldsOfBaseClassesComeFirst() =>
        Assert.Equal(["base_layer.weight", "own_layer.weight"], new Derived().NamedParameters().Select(pair => pair.Key));

    [Fact]
    public void BuffersPlainTensorsAndWhatIsNoMember()
    {
        var module = new Kinds();
        Assert.Equal(["weight", "running"], module.StateDict().Keys);
        Assert.Equal(["weight"], module.NamedParameters().Select(pair => pair.Key));
        Assert.Equal(["running", "scratch"], module.NamedBuffers().Select(pair => pair.Key));
        Assert.Empty(module.Children());
    }

    [Fact]
    public void ParametersComeBeforeBuffersInTheStateDict() => Assert.Equal(["weight", "mean"], new BufferFirst().StateDict().Keys);

    [Fact]
    public void TwoMembersWithOneKeyThrow()
    {
        var exception = Assert.Throws<StateDictException>(() => new Clash().StateDict());
        Assert.Contains("'weight'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CyclesAreFollowedOnce()
    {
        var module = new Cycle();
        Assert.Equal(["layer.weight", "layer.bias"], module.StateDict().Keys);
        Assert.Equal(2, module.Modules().Count());
    }

    [Fact]
    public void ASharedModuleIsListedTwiceInTheStateDictButOnceAmongTheParameters()
    {
        var shared = new Linear(2, 2, bias: false);
        var net = new Sequential(shared, shared);
        Assert.Equal(["0.weight", "1.weight"], net.StateDict().Keys);
        Assert.Equal(["0.weight"], net.NamedParameters().Select(pair => pair.Key));
    }

    private sealed class Spelled(Linear captured) : Module<Tensor, Tensor>
    {
        private readonly Parameter inProjWeight = new(Tensor.Zeros([1]));
        private readonly Parameter _underscored = new(Tensor.Zeros([1]));

        [Name("fc1")]
        private readonly Linear first = new(1, 1);

        public Linear Auto { get; } = new(1, 1);

        protected override Tensor Forward(Tensor input) => captured.Call(Auto.Call(first.Call(input))).Mul(inProjWeight).Mul(_underscored);
    }

    private sealed class Collections : Module<Tensor, Tensor>
    {
        private readonly Linear[] array = [new(1, 1, false), new(1, 1, false)];
        private readonly List<List<Linear>> list = [[new(1, 1, false)]];
        private readonly Dictionary<string, Module> named = new() { ["a"] = new Linear(1, 1, false), ["b"] = new Linear(1, 1, false) };
        private readonly float[] numbers = new float[10];

        protected override Tensor Forward(Tensor input) => array[numbers.Length - 10].Call(list[0][0].Call(input)).Add(named.Count);
    }

    private class Base : Module<Tensor, Tensor>
    {
        private readonly Linear baseLayer = new(1, 1, false);

        protected override Tensor Forward(Tensor input) => baseLayer.Call(input);
    }

    private sealed class Derived : Base
    {
        private readonly Linear ownLayer = new(1, 1, false);

        protected override Tensor Forward(Tensor input) => ownLayer.Call(base.Forward(input));
    }

    private sealed class Kinds : Module<Tensor, Tensor>
    {
        private readonly Tensor constant = Tensor.Ones([1]);

        [Buffer]
        private readonly Tensor running = Tensor.Ones([1]);

        [Buffer(Persistent = false)]
        private readonly Tensor scratch = Tensor.Ones([1]);

        private readonly Parameter weight = new(Tensor.Ones([1]));

        [NotAMember]
        private readonly Linear tool = new(1, 1);

        protected override Tensor Forward(Tensor input) => tool.Call(input).Mul(weight).Add(constant).Add(running).Add(scratch);
    }

    private sealed class BufferFirst : Module<Tensor, Tensor>
    {
        [Buffer]
        private readonly Tensor mean = Tensor.Zeros([1]);

        private readonly Parameter weight = new(Tensor.Ones([1]));

        protected override Tensor Forward(Tensor input) => input.Sub(mean).Mul(weight);
    }

    private sealed class Clash : Module<Tensor, Tensor>
    {
        private readonly Parameter weight = new(Tensor.Ones([1]));

        [Name("weight")]
        private readonly Parameter other = new(Tensor.Ones([1]));

        protected override Tensor Forward(Tensor input) => input.Mul(weight).Mul(other);
    }

    private sealed class Cycle : Module<Tensor, Tensor>
    {
        private readonly Linear layer = new(1, 1);
        private readonly Cycle self;

        public Cycle() => self = this;

        protected override Tensor Forward(Tensor input) => self.layer.Call(input);
    }
}
