using F = Kasane.Functional;

namespace Kasane.Samples.Gan;

/// <summary>Why layers are stacked, and what must stand between them.</summary>
internal static class WhyLayers
{
    public static void Product(TextWriter output)
    {
        Tour.Section(output, "Layers without anything between them");
        var (first, second, third) = (new Linear(784, 256), new Linear(256, 64), new Linear(64, 1));
        var pictures = Tour.Noise();
        var stack = third.Call(second.Call(first.Call(pictures)));
        Tour.Print(output, "three layers", stack);

        var product = third.Weight.MatMul(second.Weight).MatMul(first.Weight);
        var shift = third.Weight.MatMul(second.Weight.MatMul(first.Bias!) + second.Bias!) + third.Bias!;
        var one = F.Linear(pictures, product, shift);
        Tour.Print(output, "their product", product);
        Tour.Print(output, "one layer with the product", one);
        output.WriteLine($"the same up to rounding: {stack.AllClose(one, rtol: 0, atol: 1e-6)}");

        var leaky = new LeakyReLU(0.2);
        var bent = third.Call(leaky.Call(second.Call(leaky.Call(first.Call(pictures)))));
        Tour.Print(output, "with LeakyReLU between", bent);
        output.WriteLine($"the same up to rounding: {bent.AllClose(one, rtol: 0, atol: 1e-6)}");
    }

    public static void Xor(TextWriter output)
    {
        Tour.Section(output, "What one matrix cannot learn");
        Learn("nothing between", () => new Sequential(new Linear(2, 8), new Linear(8, 1), new Sigmoid()));
        Learn("LeakyReLU between", () => new Sequential(new Linear(2, 8), new LeakyReLU(0.2), new Linear(8, 1), new Sigmoid()));

        void Learn(string name, Func<Sequential> make)
        {
            // Exclusive or: yes if one of the two numbers is 1, but not both.
            var points = Tensor.From(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
            var answers = Tensor.From(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });
            Tour.Seed();
            var net = make();
            var optimizer = new Adam(net.Parameters(), lr: 0.05);
            var criterion = new BCELoss();
            var losses = new List<float>();
            for (var step = 0; step <= 200; step++)
            {
                optimizer.ZeroGrad();
                var loss = criterion.Call(net.Call(points), answers);
                loss.Backward();
                optimizer.Step();
                if (step % 50 == 0) losses.Add(loss.Item<float>());
            }
            Tour.Print(output, $"{name}, losses", Tensor.From(losses.ToArray()));
            Tour.Print(output, $"{name}, answers", net.Call(points));
        }
    }
}
