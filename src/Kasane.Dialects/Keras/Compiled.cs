namespace Kasane.Dialects.Keras;

/// <summary>What <c>Compile</c> was given, and the optimizer once it is made.</summary>
internal sealed class Compiled(
    Func<IEnumerable<Parameter>, Optimizer> makeOptimizer,
    Func<Tensor, Tensor, Tensor> loss,
    IReadOnlyList<(string Name, Func<Tensor, Tensor, double> Measure)> metrics)
{
    private Optimizer? optimizer;

    public Func<Tensor, Tensor, Tensor> Loss => loss;

    public Optimizer OptimizerOf(Module model) => optimizer ??= makeOptimizer(model.Parameters());

    public void Measure(Means figures, Tensor prediction, Tensor target, double lossValue)
    {
        var samples = target.Size(0);
        figures.Add("loss", lossValue, samples);
        foreach (var (name, measure) in metrics) figures.Add(name, measure(prediction, target), samples);
    }
}
