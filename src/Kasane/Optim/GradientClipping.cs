namespace Kasane;

/// <summary>Keeps gradients from exploding: call between <c>Backward</c> and the optimizer's step.</summary>
public static class GradientClipping
{
    /// <summary>Scales all gradients down together so that their norm, taken over all of them, is at most <paramref name="maxNorm"/>.</summary>
    /// <param name="parameters">Parameters without a gradient are passed over.</param>
    /// <param name="maxNorm">The largest norm allowed.</param>
    /// <param name="normType">2 (default) or another order; infinity for the largest absolute value.</param>
    /// <param name="errorIfNonfinite">Whether a norm that is not finite is an error; default false.</param>
    /// <returns>The norm before.</returns>
    /// <exception cref="GradientException">The norm is not finite and that was to be an error; nothing was changed.</exception>
    public static Tensor ClipGradNorm(IEnumerable<Tensor> parameters, double maxNorm, double normType = 2, bool errorIfNonfinite = false)
    {
        var gradients = Gradients(parameters);
        if (gradients.Length == 0) return Tensor.Scalar(0.0, DType.Float32);
        using var mode = Autograd.NoGrad();
        var device = gradients[0].Device;
        var total = double.IsPositiveInfinity(normType)
            ? Functional.Stack([.. gradients.Select(gradient => gradient.Abs().Max().To(device))]).Max()
            : Functional.Stack([.. gradients.Select(gradient => gradient.Norm(normType).To(device))]).Norm(normType);
        if (errorIfNonfinite && !double.IsFinite(total.Item<double>()))
            throw new GradientException($"The norm of order {normType} of the gradients is {total.Item<double>()}, so they cannot be clipped. Look for NaN, or pass errorIfNonfinite: false.");
        var factor = (maxNorm / (total + 1e-6)).Clamp(null, 1.0);
        foreach (var gradient in gradients) gradient.MulInPlace(factor.To(gradient.Device).To(gradient.DType));
        return total;
    }

    /// <summary>Cuts every element of the gradients to [-clipValue, clipValue].</summary>
    /// <param name="parameters">Parameters without a gradient are passed over.</param>
    /// <param name="clipValue">The largest absolute value allowed.</param>
    public static void ClipGradValue(IEnumerable<Tensor> parameters, double clipValue)
    {
        using var mode = Autograd.NoGrad();
        foreach (var gradient in Gradients(parameters)) gradient.ClampInPlace(-clipValue, clipValue);
    }

    private static Tensor[] Gradients(IEnumerable<Tensor> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return [.. parameters.Select(parameter => parameter.GradOrNull).OfType<Tensor>()];
    }
}
