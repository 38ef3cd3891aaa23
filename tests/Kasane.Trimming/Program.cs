using Kasane;
using F = Kasane.Functional;

// Published with everything unused cut away, this program shows that the module tree, training and files survive trimming.
Generator.Default.ManualSeed(0);
var net = new Mlp(256, 10);
var x = Tensor.Rand(2, 20);
using (Autograd.NoGrad()) net.Call(x);
string[] keys = [.. net.StateDict().Keys];
string[] expected = ["hidden.weight", "hidden.bias", "output.weight", "output.bias"];
if (!keys.SequenceEqual(expected))
{
    Console.Error.WriteLine($"The state dict has the keys {string.Join(", ", keys)}, expected {string.Join(", ", expected)}.");
    return 1;
}
var optimizer = new SGD(net.Parameters(), lr: 0.1);
var first = 0f;
var last = 0f;
for (var step = 0; step < 20; step++)
{
    optimizer.ZeroGrad();
    var loss = net.Call(x).Square().Mean();
    loss.Backward();
    optimizer.Step();
    last = loss.Item<float>();
    if (step == 0) first = last;
}
Console.WriteLine(net);
Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"loss {first:F6} -> {last:F6}"));
return last < first / 2 ? 0 : 1;

internal sealed class Mlp(int hiddenUnits, int outputUnits) : Module<Tensor, Tensor>
{
    private readonly LazyLinear hidden = new(hiddenUnits);
    private readonly LazyLinear output = new(outputUnits);

    protected override Tensor Forward(Tensor x) => output.Call(F.Relu(hidden.Call(x)));
}
