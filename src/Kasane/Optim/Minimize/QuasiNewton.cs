namespace Kasane.Internal;

/// <summary>One step of L-BFGS: iterations of a quasi-Newton direction and a step along it.</summary>
internal sealed class QuasiNewton(LBFGSOptions options, FlatParameters parameters, QuasiNewtonMemory memory)
{
    // Below this the curvature along a change says nothing.
    private const double LeastCurvature = 1e-10;

    public Tensor Minimize()
    {
        var first = parameters.Evaluate();
        var loss = first.Item().ToDouble();
        var evaluations = 1;
        memory.Evaluations++;
        var gradient = parameters.Gradient();
        if (Largest(gradient) <= options.ToleranceGrad) return first;

        for (var iteration = 1; iteration <= options.MaxIter; iteration++)
        {
            memory.Iterations++;
            var direction = NextDirection(gradient);
            var lossBefore = loss;
            memory.Direction = direction;
            memory.Gradient = gradient;
            memory.Loss = loss;
            memory.StepSize = memory.Iterations == 1
                ? Math.Min(1, 1 / gradient.Abs().Sum().Item().ToDouble()) * options.LearningRate
                : options.LearningRate;
            var slope = Dot(gradient, direction);
            if (slope > -options.ToleranceChange) break;

            var spent = 0;
            if (options.LineSearchFn is not null)
            {
                (loss, gradient, memory.StepSize, spent) = Search(direction, loss, gradient, slope);
                parameters.Add(memory.StepSize, direction);
            }
            else
            {
                parameters.Add(memory.StepSize, direction);
                // After the last iteration nobody asks for the loss any more.
                if (iteration < options.MaxIter)
                {
                    loss = parameters.Evaluate().Item().ToDouble();
                    gradient = parameters.Gradient();
                    spent = 1;
                }
            }
            evaluations += spent;
            memory.Evaluations += spent;

            if (evaluations >= options.MostEvaluations
                || Largest(gradient) <= options.ToleranceGrad
                || Largest(direction) * Math.Abs(memory.StepSize) <= options.ToleranceChange
                || Math.Abs(loss - lossBefore) < options.ToleranceChange)
                break;
        }
        return first;
    }

    private (double Loss, Tensor Gradient, double Step, int Evaluations) Search(
        Tensor direction, double loss, Tensor gradient, double slope)
    {
        var start = parameters.Snapshot();
        LinePoint At(double step)
        {
            try
            {
                parameters.Add(step, direction);
                var value = parameters.Evaluate().Item().ToDouble();
                var there = parameters.Gradient();
                return new(step, value, there, Dot(there, direction));
            }
            finally
            {
                // A try leaves nothing behind, also if the closure throws.
                parameters.Restore(start);
            }
        }
        var (found, evaluations) = StrongWolfeSearch.Run(
            At, memory.StepSize, new(0, loss, gradient, slope), Largest(direction), options.ToleranceChange);
        return (found.Loss, found.Gradient, found.Step, evaluations);
    }

    private Tensor NextDirection(Tensor gradient)
    {
        if (memory.Iterations == 1 || memory.Direction is null || memory.Gradient is null) return -gradient;
        Remember(gradient - memory.Gradient, memory.Direction * memory.StepSize);
        var count = memory.GradientChanges.Count;
        var factors = new double[count];
        var direction = -gradient;
        for (var i = count - 1; i >= 0; i--)
        {
            factors[i] = Dot(memory.ParameterChanges[i], direction) * memory.InverseProducts[i];
            direction = direction.Add(memory.GradientChanges[i], -factors[i]);
        }
        direction *= memory.Diagonal;
        for (var i = 0; i < count; i++)
        {
            var correction = Dot(memory.GradientChanges[i], direction) * memory.InverseProducts[i];
            direction = direction.Add(memory.ParameterChanges[i], factors[i] - correction);
        }
        return direction;
    }

    private void Remember(Tensor gradientChange, Tensor parameterChange)
    {
        var product = Dot(gradientChange, parameterChange);
        if (product <= LeastCurvature) return;
        memory.GradientChanges.Add(gradientChange);
        memory.ParameterChanges.Add(parameterChange);
        memory.InverseProducts.Add(1 / product);
        if (memory.GradientChanges.Count > options.HistorySize)
        {
            memory.GradientChanges.RemoveAt(0);
            memory.ParameterChanges.RemoveAt(0);
            memory.InverseProducts.RemoveAt(0);
        }
        memory.Diagonal = product / Dot(gradientChange, gradientChange);
    }

    // The products decide how far steps go: their rounding would be the largest error of all.
    private static double Dot(Tensor a, Tensor b) => a.To(DType.Float64).Dot(b.To(DType.Float64)).Item().ToDouble();

    private static double Largest(Tensor x) => x.Abs().Max().Item().ToDouble();
}
