namespace Kasane.Dialects.Keras;

public abstract partial class Model
{
    private Compiled? compiled;

    /// <summary>Chooses how the model trains, by names.</summary>
    /// <param name="optimizer"><c>sgd</c> (learning rate 0.01), <c>adam</c> (0.001).</param>
    /// <param name="loss"><c>mse</c>, <c>mae</c>, <c>binary_crossentropy</c>, <c>categorical_crossentropy</c>, <c>sparse_categorical_crossentropy</c>.</param>
    /// <param name="metrics"><c>accuracy</c>, <c>mse</c>, <c>mae</c>.</param>
    /// <exception cref="ArgumentException">There is nothing of that name.</exception>
    /// <remarks>As in Keras, the cross-entropies expect probabilities, not logits.</remarks>
    public void Compile(string optimizer, string loss, params ReadOnlySpan<string> metrics) =>
        Compile(Named.Optimizer(optimizer), Named.Loss(loss), metrics);

    /// <summary>Chooses how the model trains.</summary>
    /// <param name="optimizer">Makes the optimizer for the model's parameters: <c>parameters => new Adam(parameters, lr: 1e-3)</c>.</param>
    /// <param name="loss">Loss of prediction and target, in this order: <c>F.CrossEntropy</c>.</param>
    /// <param name="metrics"><c>accuracy</c>, <c>mse</c>, <c>mae</c>.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public void Compile(Func<IEnumerable<Parameter>, Optimizer> optimizer, Func<Tensor, Tensor, Tensor> loss, params ReadOnlySpan<string> metrics)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(loss);
        var measures = new List<(string, Func<Tensor, Tensor, double>)>();
        foreach (var name in metrics) measures.Add((name, Named.Metric(name)));
        compiled = new(optimizer, loss, measures);
    }

    /// <summary>Trains on all samples, epoch by epoch.</summary>
    /// <param name="x">Inputs (N, ...).</param>
    /// <param name="y">Targets (N, ...).</param>
    /// <param name="batchSize">Samples per step.</param>
    /// <param name="epochs">How often all samples are shown.</param>
    /// <param name="validationData">Samples to evaluate on after each epoch.</param>
    /// <param name="shuffle">Whether each epoch has an order of its own, drawn from the default generator.</param>
    /// <param name="onEpoch">Called after each epoch with its number, from 1, and its figures.</param>
    /// <param name="cancellationToken">Ends the training after the step in flight.</param>
    /// <returns>The figures of each epoch by name: <c>loss</c>, the metrics, and <c>val_</c> with those of the validation.</returns>
    /// <exception cref="InvalidOperationException">The model has not been compiled.</exception>
    /// <exception cref="ShapeException">Inputs and targets are not equally many.</exception>
    public History Fit(
        Tensor x,
        Tensor y,
        int batchSize = 32,
        int epochs = 1,
        (Tensor X, Tensor Y)? validationData = null,
        bool shuffle = true,
        Action<int, IReadOnlyDictionary<string, double>>? onEpoch = null,
        CancellationToken cancellationToken = default)
    {
        var plan = Prepare(x, y, batchSize);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        if (!IsBuilt) Build(x.Narrow(0, 0, Math.Min(batchSize, x.Size(0))));
        var optimizer = plan.OptimizerOf(this);
        var history = new History();
        for (var epoch = 1; epoch <= epochs && !cancellationToken.IsCancellationRequested; epoch++)
        {
            this.Train();
            var figures = new Means();
            var order = shuffle ? Tensor.RandPerm(x.Size(0)) : null;
            for (long start = 0; start < x.Size(0) && !cancellationToken.IsCancellationRequested; start += batchSize)
            {
                var (inputs, targets) = (Batch(x, order, start, batchSize), Batch(y, order, start, batchSize));
                optimizer.ZeroGrad();
                var prediction = Call(inputs);
                var loss = plan.Loss(prediction, targets);
                loss.Backward();
                optimizer.Step();
                plan.Measure(figures, prediction.Detach(), targets, loss.Item<double>());
            }
            var result = figures.ToDictionary();
            if (validationData is { } validation)
                foreach (var (name, value) in Evaluate(validation.X, validation.Y, batchSize)) result["val_" + name] = value;
            history.Add(result);
            onEpoch?.Invoke(epoch, result);
        }
        return history;
    }

    /// <summary>Loss and metrics over samples, in evaluation mode.</summary>
    /// <param name="x">Inputs (N, ...).</param>
    /// <param name="y">Targets (N, ...).</param>
    /// <param name="batchSize">Samples per step.</param>
    /// <exception cref="InvalidOperationException">The model has not been compiled.</exception>
    /// <exception cref="ShapeException">Inputs and targets are not equally many.</exception>
    public IReadOnlyDictionary<string, double> Evaluate(Tensor x, Tensor y, int batchSize = 32)
    {
        var plan = Prepare(x, y, batchSize);
        var figures = new Means();
        EachBatch(x, batchSize, (prediction, start) =>
        {
            var targets = Batch(y, null, start, batchSize);
            plan.Measure(figures, prediction, targets, plan.Loss(prediction, targets).Item<double>());
        });
        return figures.ToDictionary();
    }

    /// <summary>Predictions for samples, in evaluation mode and without gradients.</summary>
    /// <param name="x">Inputs (N, ...).</param>
    /// <param name="batchSize">Samples per step.</param>
    /// <returns>(N, ...).</returns>
    public Tensor Predict(Tensor x, int batchSize = 32)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (x.Rank == 0 || x.Size(0) == 0)
            throw new ShapeException($"Predict expects at least one sample, but got shape {x.Shape}.")
            {
                Operation = "Predict",
                Shapes = [x.Shape],
            };
        var parts = new List<Tensor>();
        EachBatch(x, batchSize, (prediction, _) => parts.Add(prediction));
        return Functional.Cat([.. parts]);
    }

    private static Tensor Batch(Tensor all, Tensor? order, long start, int size)
    {
        var count = Math.Min(size, all.Size(0) - start);
        return order is null ? all.Narrow(0, start, count) : all.IndexSelect(0, order.Narrow(0, start, count));
    }

    private void EachBatch(Tensor x, int batchSize, Action<Tensor, long> use)
    {
        using var mode = Autograd.NoGrad();
        var training = IsTraining;
        this.Eval();
        try
        {
            for (long start = 0; start < x.Size(0); start += batchSize) use(Call(Batch(x, null, start, batchSize)), start);
        }
        finally
        {
            this.Train(training);
        }
    }

    private Compiled Prepare(Tensor x, Tensor y, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (x.Rank == 0 || y.Rank == 0 || x.Size(0) != y.Size(0))
            throw new ShapeException($"Inputs and targets must be equally many, but have shapes {x.Shape} and {y.Shape}.")
            {
                Operation = "Fit",
                Shapes = [x.Shape, y.Shape],
            };
        return compiled ?? throw new InvalidOperationException("The model has no loss and no optimizer yet. Call Compile first.");
    }
}
