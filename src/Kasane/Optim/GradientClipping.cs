namespace Kasane;

/// <summary>Keeps gradients within bounds, between the backward pass and the optimizer's step.</summary>
public static class GradientClipping
{
    /// <summary>Scales all gradients down together if their norm, as if they were one vector, is above a bound.</summary>
    /// <param name="parameters">Those without a gradient are passed over.</param>
    /// <param name="maxNorm">The largest norm allowed.</param>
    /// <param name="normType">The degree of the norm; default 2; infinity: the largest absolute value.</param>
    /// <param name="errorIfNonfinite">Whether a norm that is infinite or NaN is an error; default no.</param>
    /// <returns>The norm before, a scalar.</returns>
    /// <exception cref="KasaneException">The norm is not finite, and that is an error.</exception>
    public static Tensor ClipGradNorm(IEnumerable<Tensor> parameters, double maxNorm, double normType = 2, bool errorIfNonfinite = false)
    {
        using var mode = Autograd.NoGrad();
        var gradients = Gradients(parameters);
        if (gradients.Count == 0) return Tensor.Scalar(0f);
        var device = gradients[0].Device;
        var total = Functional.Stack([.. gradients.Select(gradient => Norm(gradient, normType).To(device))]).Norm(normType);
        if (errorIfNonfinite && !double.IsFinite(total.Item().ToDouble()))
            throw new KasaneException(
                $"ClipGradNorm: the norm of degree {normType} of the gradients is {total.Item().ToDouble()}. "
                + "Look for the step that made them so, or pass errorIfNonfinite: false.")
            {
                Operation = "ClipGradNorm",
            };
        // Multiplied also where it is 1: no need to wait for the number.
        var factor = total.Add(1e-6).Reciprocal().Mul(maxNorm).ClampMax(1);
        foreach (var gradient in gradients) gradient.MulInPlace(factor.To(gradient.Device));
        return total;
    }

    /// <summary>Scales a gradient down if its norm is above a bound.</summary>
    /// <param name="parameter">Without a gradient nothing happens.</param>
    /// <param name="maxNorm">The largest norm allowed.</param>
    /// <param name="normType">The degree of the norm; default 2; infinity: the largest absolute value.</param>
    /// <param name="errorIfNonfinite">Whether a norm that is infinite or NaN is an error; default no.</param>
    /// <returns>The norm before, a scalar.</returns>
    /// <exception cref="KasaneException">The norm is not finite, and that is an error.</exception>
    public static Tensor ClipGradNorm(Tensor parameter, double maxNorm, double normType = 2, bool errorIfNonfinite = false) =>
        ClipGradNorm([parameter], maxNorm, normType, errorIfNonfinite);

    /// <summary>Clamps every element of the gradients to [-clipValue, clipValue].</summary>
    /// <param name="parameters">Those without a gradient are passed over.</param>
    /// <param name="clipValue">The largest absolute value allowed.</param>
    public static void ClipGradValue(IEnumerable<Tensor> parameters, double clipValue)
    {
        using var mode = Autograd.NoGrad();
        foreach (var gradient in Gradients(parameters)) gradient.ClampInPlace(-clipValue, clipValue);
    }

    /// <summary>Clamps every element of a gradient to [-clipValue, clipValue].</summary>
    /// <param name="parameter">Without a gradient nothing happens.</param>
    /// <param name="clipValue">The largest absolute value allowed.</param>
    public static void ClipGradValue(Tensor parameter, double clipValue) => ClipGradValue([parameter], clipValue);

    private static List<Tensor> Gradients(IEnumerable<Tensor> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return [.. parameters.Select(parameter => parameter.Grad?.Detach()).OfType<Tensor>()];
    }

    private static Tensor Norm(Tensor gradient, double degree) =>
        gradient.ElementCount == 0 ? Tensor.Zeros([], gradient.DType, gradient.Device) : (gradient.DType.IsComplex ? gradient.Abs() : gradient).Norm(degree);
}
