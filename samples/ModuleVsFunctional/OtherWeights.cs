using F = Kasane.Functional;

namespace Kasane.Samples.ModuleVsFunctional;

/// <summary>Where functions are at home: one computation with weights that are somebody else's.</summary>
internal static class OtherWeights
{
    /// <summary>A hypernetwork: one network computes the weights of another.</summary>
    public static void Hypernetwork(TextWriter output)
    {
        Tour.Section(output, "One function, different weights");
        var x = Tensor.Rand(2, 4);
        var hyper = new Linear(2, 3 * 4);                       // from a task's two numbers to the weight of a layer
        var tasks = Tensor.From(new float[,] { { 1, 0 }, { 0, 1 }, { 1, 1 } });
        var loss = Tensor.Scalar(0f);
        for (var i = 0; i < 3; i++)
        {
            var weight = hyper.Call(tasks[i]).Reshape(3, 4);
            var y = F.Linear(x, weight);                        // a Linear module could not take this weight
            Tour.Print(output, $"F.Linear, weight of task {i}", y);
            loss += (y * y).Mean();
        }
        loss.Backward();                                        // the gradient goes through the weights into the hypernetwork
        Tour.Print(output, "gradient of the hypernetwork", hyper.Weight.Grad!);
    }

    /// <summary>A whole module as a function of its parameters.</summary>
    public static void FunctionalCall(TextWriter output)
    {
        Tour.Section(output, "A module with other weights");
        var x = Tensor.Rand(2, 4);
        var net = new Sequential(new Linear(4, 8), new Tanh(), new Linear(8, 2));
        var other = new Dictionary<string, Tensor>();
        foreach (var (key, value) in net.NamedParameters()) other[key] = DigitTraining.Leaf(value * 2);

        var before = net.Call(x);
        var y = F.FunctionalCall(net, other, x);                // the same layers, with every weight doubled
        y.Sum().Backward();
        Tour.Print(output, "net.Call", before);
        Tour.Print(output, "F.FunctionalCall", y);
        Tour.Print(output, "gradient of other 2.weight", other["2.weight"].Grad!);
        output.WriteLine($"the module's own gradient: {net.At<Linear>("2").Weight.Grad?.ToString() ?? "none"}");
        output.WriteLine($"net gives what it gave before: {net.Call(x).Equal(before)}");
    }
}
