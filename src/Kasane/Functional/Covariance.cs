namespace Kasane;

public static partial class Functional
{
    /// <summary>The covariance matrix of variables (rows) over observations (columns).</summary>
    /// <param name="x">(variables, observations), or (observations) of one variable.</param>
    /// <param name="correction">What is subtracted from the number of observations that is divided by.</param>
    /// <param name="fweights">(observations), integers: how often each one counts.</param>
    /// <param name="aweights">(observations): how important each one is.</param>
    /// <returns>(variables, variables), or a scalar for one variable.</returns>
    /// <exception cref="KasaneException">The shapes do not fit, or a weight is negative.</exception>
    public static Tensor Cov(this Tensor x, int correction = 1, Tensor? fweights = null, Tensor? aweights = null)
    {
        if (x.Rank > 2)
            throw new ShapeException($"Cov expects (variables, observations) or (observations), but got {x.Shape}.")
            {
                Operation = "Cov",
                Shapes = [x.Shape],
            };
        if (x.DType == DType.Bool)
            throw new DTypeException("Cov expects numbers, but the tensor is Bool. Convert it with To(dtype).") { Operation = "Cov" };
        var data = x.Rank < 2 ? x.Reshape(1, -1) : x;
        var count = data.Layout.Size(1);
        Tensor? weights = null;
        if (fweights is not null)
        {
            CheckWeights(fweights, count, "fweights");
            if (!fweights.DType.IsInteger)
                throw new DTypeException($"Cov expects fweights of an integer dtype, but they are {fweights.DType}.") { Operation = "Cov" };
            weights = fweights.Reshape(-1);
        }
        if (aweights is not null)
        {
            CheckWeights(aweights, count, "aweights");
            if (!aweights.DType.IsFloatingPoint)
                throw new DTypeException($"Cov expects aweights of a floating-point dtype, but they are {aweights.DType}.")
                {
                    Operation = "Cov",
                };
            var given = aweights.Reshape(-1);
            weights = weights is null ? given : weights.Mul(given);
        }
        if (!data.DType.IsFloatingPoint) data = data.To(DType.Float32);
        Tensor mean, divisor;
        if (weights is null)
        {
            mean = data.Sum(1, keepDim: true).Div(count);
            divisor = Tensor.Scalar((double)count - correction, data.DType).To(data.Device);
        }
        else
        {
            var total = weights.Sum();
            mean = data.Mul(weights).Sum(1, keepDim: true).Div(total);
            divisor = aweights is null || correction == 0
                ? total.Sub(correction)
                : total.Sub(weights.Mul(aweights.Reshape(-1)).Sum().Div(total).Mul(correction));
        }
        var centred = data.Sub(mean);
        var scaled = weights is null ? centred : centred.Mul(weights);
        var products = centred.MatMul(scaled.T).Div(divisor.Maximum(Tensor.Zeros([], divisor.DType, divisor.Device)));
        return x.Rank < 2 || products.ElementCount == 1 ? products.Reshape([]) : products;
    }

    /// <summary>The correlation coefficients of variables (rows) over observations (columns).</summary>
    /// <param name="x">(variables, observations), or (observations) of one variable.</param>
    /// <returns>(variables, variables), or a scalar for one variable.</returns>
    /// <exception cref="ShapeException">More than two dimensions.</exception>
    public static Tensor Corrcoef(this Tensor x)
    {
        var covariance = x.Cov();
        if (covariance.Rank == 0) return covariance.Div(covariance);
        var n = covariance.Layout.Size(0);
        var deviation = covariance.AsStrided([n], [n + 1]).Sqrt();
        return covariance.Div(deviation.Unsqueeze(1)).Div(deviation.Unsqueeze(0));
    }

    private static void CheckWeights(Tensor weights, long count, string name)
    {
        if (weights.Rank > 1 || weights.ElementCount != count)
            throw new ShapeException($"Cov expects {count} {name}, one for each observation, but got shape {weights.Shape}.")
            {
                Operation = "Cov",
                Shapes = [weights.Shape],
            };
        if (weights.Backend.HasData && weights.ElementCount > 0 && weights.Detach().Lt(0).Any().Item<bool>())
            throw new KasaneException($"Cov expects {name} of 0 or more, but one is negative.") { Operation = "Cov" };
    }
}
