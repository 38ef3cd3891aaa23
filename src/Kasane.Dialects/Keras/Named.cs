namespace Kasane.Dialects.Keras;

/// <summary>Optimizers, losses and metrics by Keras's names.</summary>
internal static class Named
{
    public static Func<IEnumerable<Parameter>, Optimizer> Optimizer(string name) => name switch
    {
        "sgd" => parameters => new SGD(parameters, 0.01),
        // Keras's epsilon.
        "adam" => parameters => new Adam(parameters, 0.001, eps: 1e-7),
        _ => throw new ArgumentException(
            $"There is no optimizer '{name}' by name. There are: sgd, adam. Any other can be given as a function: p => new AdamW(p, 1e-3).", nameof(name)),
    };

    public static Func<Tensor, Tensor, Tensor> Loss(string name) => name switch
    {
        "mse" or "mean_squared_error" => (prediction, target) => Functional.MseLoss(prediction, target),
        "mae" or "mean_absolute_error" => (prediction, target) => Functional.L1Loss(prediction, target),
        "binary_crossentropy" => (prediction, target) => Functional.BinaryCrossEntropy(prediction, target.To(prediction.DType)),
        "categorical_crossentropy" => (prediction, target) => -(target * Log(prediction)).Sum(-1).Mean(),
        "sparse_categorical_crossentropy" => (prediction, target) => Functional.NllLoss(Log(prediction), target),
        _ => throw new ArgumentException(
            $"There is no loss '{name}' by name. There are: mse, mae, binary_crossentropy, categorical_crossentropy, sparse_categorical_crossentropy. "
            + "Any other can be given as a function: F.CrossEntropy.", nameof(name)),
    };

    public static Func<Tensor, Tensor, double> Metric(string name) => name switch
    {
        "accuracy" => Accuracy,
        "mse" => (prediction, target) => Functional.MseLoss(prediction, target).Item<double>(),
        "mae" => (prediction, target) => Functional.L1Loss(prediction, target).Item<double>(),
        _ => throw new ArgumentException($"There is no metric '{name}'. There are: accuracy, mse, mae.", nameof(name)),
    };

    // Keras keeps probabilities away from 0 by its epsilon.
    private static Tensor Log(Tensor probabilities) => probabilities.Clamp(1e-7, 1 - 1e-7).Log();

    private static double Accuracy(Tensor prediction, Tensor target)
    {
        if (prediction.Rank < 2 || prediction.Size(-1) == 1)
            return (prediction.Flatten() > 0.5).Eq(target.Flatten() > 0.5).To(DType.Float64).Mean().Item<double>();
        var classes = prediction.Argmax(-1);
        var wanted = target.Rank == prediction.Rank ? target.Argmax(-1) : target;
        return classes.Eq(wanted).To(DType.Float64).Mean().Item<double>();
    }
}
