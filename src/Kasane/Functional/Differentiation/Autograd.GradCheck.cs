namespace Kasane;

public static partial class Autograd
{
    /// <summary>
    /// Compares the gradients of a function with finite differences, element by element. Use Float64: single precision needs a larger
    /// <paramref name="eps"/> and tolerances of about 1e-2.
    /// </summary>
    /// <param name="function">Any function; results that are not floating point or complex are left out.</param>
    /// <param name="inputs">Those that require grad are checked. Their elements must not share memory.</param>
    /// <param name="eps">The step of the differences.</param>
    /// <param name="atol">The absolute tolerance.</param>
    /// <param name="rtol">The tolerance relative to the numerical derivative.</param>
    /// <param name="raiseException">Whether to throw rather than return false.</param>
    /// <param name="nondetTol">How much the gradients of two runs may differ.</param>
    /// <returns>Whether all derivatives agree.</returns>
    /// <exception cref="GradCheckException">Some do not; the message and the properties name the worst.</exception>
    /// <exception cref="ArgumentException">No input requires grad, or elements of one share memory.</exception>
    /// <remarks>
    /// A function of complex numbers is checked in both parts; the gradient of a real L is dL/dRe + i dL/dIm, as in PyTorch.
    /// </remarks>
    public static bool GradCheck(
        Func<Tensor[], Tensor[]> function,
        Tensor[] inputs,
        double eps = 1e-6,
        double atol = 1e-5,
        double rtol = 1e-3,
        bool raiseException = true,
        double nondetTol = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        var failure = new GradientCheck(function, inputs, eps, atol, rtol, nondetTol).Run();
        return failure is null || (raiseException ? throw failure : false);
    }

    /// <summary>The same for a function of one tensor.</summary>
    /// <inheritdoc cref="GradCheck(Func{Tensor[], Tensor[]}, Tensor[], double, double, double, bool, double)"/>
    public static bool GradCheck(
        Func<Tensor, Tensor> function,
        Tensor input,
        double eps = 1e-6,
        double atol = 1e-5,
        double rtol = 1e-3,
        bool raiseException = true,
        double nondetTol = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return GradCheck(inputs => [function(inputs[0])], [input], eps, atol, rtol, raiseException, nondetTol);
    }

    /// <summary>Compares the gradients of a function's gradients, by the inputs and by the starting gradients, with finite differences.</summary>
    /// <param name="function">Any function.</param>
    /// <param name="inputs">Those that require grad are checked.</param>
    /// <param name="gradOutputs">One starting gradient per differentiable output; default: fixed numbers that look random.</param>
    /// <param name="eps">The step of the differences.</param>
    /// <param name="atol">The absolute tolerance.</param>
    /// <param name="rtol">The tolerance relative to the numerical derivative.</param>
    /// <param name="raiseException">Whether to throw rather than return false.</param>
    /// <param name="nondetTol">How much the gradients of two runs may differ.</param>
    /// <returns>Whether all derivatives agree.</returns>
    /// <exception cref="GradCheckException">Some do not.</exception>
    /// <exception cref="ArgumentException">No input requires grad, or elements of one share memory.</exception>
    public static bool GradGradCheck(
        Func<Tensor[], Tensor[]> function,
        Tensor[] inputs,
        Tensor[]? gradOutputs = null,
        double eps = 1e-6,
        double atol = 1e-5,
        double rtol = 1e-3,
        bool raiseException = true,
        double nondetTol = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        var starts = gradOutputs ?? GradientCheck.Starts(GradientCheck.Outputs(function, inputs));
        var count = inputs.Length;
        return GradCheck(
            given =>
            {
                var x = given[..count];
                Tensor[] wanted = [.. x.Where(input => input.RequiresGrad)];
                Tensor[] outputs = [.. GradientCheck.Outputs(function, x)];
                var recorded = outputs.Select((output, i) => (output, start: given[count + i])).Where(pair => pair.output.RequiresGrad).ToArray();
                if (recorded.Length == 0) return [];
                var gradients = Grad(
                    [.. recorded.Select(pair => pair.output)], wanted, [.. recorded.Select(pair => pair.start)], createGraph: true, allowUnused: true);
                return [.. gradients.OfType<Tensor>()];
            },
            [.. inputs, .. starts],
            eps,
            atol,
            rtol,
            raiseException,
            nondetTol);
    }

    /// <summary>The same for a function of one tensor.</summary>
    /// <inheritdoc cref="GradGradCheck(Func{Tensor[], Tensor[]}, Tensor[], Tensor[], double, double, double, bool, double)"/>
    public static bool GradGradCheck(
        Func<Tensor, Tensor> function,
        Tensor input,
        double eps = 1e-6,
        double atol = 1e-5,
        double rtol = 1e-3,
        bool raiseException = true,
        double nondetTol = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return GradGradCheck(inputs => [function(inputs[0])], [input], null, eps, atol, rtol, raiseException, nondetTol);
    }
}
