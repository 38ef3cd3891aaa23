using F = Kasane.Functional;

namespace Kasane.Samples.ModuleVsFunctional;

/// <summary>The same network as one function: everything that <see cref="ModuleCnn"/> holds is an argument.</summary>
internal static class FunctionalCnn
{
    /// <param name="x">Pictures (N, 1, 8, 8).</param>
    /// <param name="w">Ten weights and biases, in order of use.</param>
    /// <param name="statistics">Mean and variance of the first and of the second normalisation; updated in training.</param>
    /// <param name="training">The mode: it goes into every function that asks for it.</param>
    public static Tensor Forward(Tensor x, IReadOnlyList<Tensor> w, IReadOnlyList<Tensor> statistics, bool training)
    {
        x = F.Conv2d(x, w[0], w[1], padding: 1);
        x = F.BatchNorm(x, statistics[0], statistics[1], w[2], w[3], training);
        x = F.MaxPool2d(F.Relu(x), 2);
        x = F.Conv2d(x, w[4], w[5], padding: 1);
        x = F.BatchNorm(x, statistics[2], statistics[3], w[6], w[7], training);
        x = F.AvgPool2d(F.Relu(x), 2);
        x = F.Dropout(x.Flatten(1), 0.25, training);
        return F.Linear(x, w[8], w[9]);
    }
}
