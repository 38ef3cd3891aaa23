using System.Collections.Immutable;

namespace Kasane.Tests;

public class MemberCollectionTests
{
    [Fact]
    public void TuplesAndImmutableArraysAreOpened()
    {
        var net = new Held();
        Assert.Equal(
            ["pair.0.weight", "pair.1.weight", "fixed_ones.0.weight", "fixed_ones.1.weight", "boxed.0.weight"],
            net.NamedParameters().Select(pair => pair.Key));
        Assert.Throws<NotSupportedException>(() => net.Clone());
    }

    [Fact]
    public void TuplesAreCloned()
    {
        var net = new Constants();
        var copy = net.Clone();
        net.Pair.A.FillInPlace(7);
        Assert.Equal(1, copy.Pair.A.Item<float>());
    }

    [Fact]
    public void TensorsInTuplesMoveWithTheModule()
    {
        var net = new Constants().Double();
        Assert.Equal(DType.Float64, net.Pair.A.DType);
        Assert.Equal(DType.Float64, net.Pair.B.DType);
    }

    [Fact]
    public void ACollectionWithoutKeysIsRefusedAloud()
    {
        var exception = Assert.Throws<StateDictException>(() => new Unordered().Parameters().ToList());
        Assert.Contains("layers", exception.Message, StringComparison.Ordinal);
    }

    private sealed class Held : Module<Tensor, Tensor>
    {
        private readonly (Linear A, Linear B) pair = (Small(), Small());
        private readonly ImmutableArray<Linear> fixedOnes = [Small(), Small()];
        private readonly Tuple<Linear, string> boxed = new(Small(), "not a member");

        private static Linear Small() => new(1, 1, bias: false);

        protected override Tensor Forward(Tensor input) => boxed.Item1.Call(fixedOnes[0].Call(pair.B.Call(pair.A.Call(input))));
    }

    private sealed class Constants : Module<Tensor, Tensor>
    {
        public (Tensor A, Tensor B) Pair { get; private set; } = (Tensor.Ones(1), Tensor.Ones(2));

        protected override Tensor Forward(Tensor input) => input;
    }

    private sealed class Unordered : Module<Tensor, Tensor>
    {
        private readonly HashSet<Linear> layers = [new(1, 1)];

        protected override Tensor Forward(Tensor input) => layers.First().Call(input);
    }
}
