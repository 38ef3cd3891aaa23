using System.Numerics;

namespace Kasane.Internal;

/// <summary>Jacobians by finite differences and by the tape, and their comparison.</summary>
internal sealed class GradientCheck(Func<Tensor[], Tensor[]> function, Tensor[] inputs, double eps, double atol, double rtol, double nondetTol)
{
    /// <summary>The function's outputs that can have a gradient.</summary>
    public static Tensor[] Outputs(Func<Tensor[], Tensor[]> function, Tensor[] inputs) =>
        [.. function(inputs).Where(output => output.DType.IsDifferentiable)];

    /// <summary>Starting gradients with fixed numbers that look random.</summary>
    public static Tensor[] Starts(Tensor[] outputs)
    {
        return Array.ConvertAll(outputs, output =>
        {
            var count = output.ElementCount;
            var start = output.DType == DType.Complex64
                ? Tensor.From(Enumerable.Range(0, (int)count).Select(i => new Complex64((float)Spread(i), (float)Spread(i + 77))).ToArray(), output.Shape)
                : Tensor.From(Enumerable.Range(0, (int)count).Select(Spread).ToArray(), output.Shape).To(output.DType);
            start = start.To(output.Device);
            start.RequiresGrad = true;
            return start;
        });

        // Multiples of the golden ratio modulo 1 fall evenly and never meet.
        static double Spread(int i) => (2 * ((i + 1) * 0.6180339887498949 % 1)) - 1;
    }

    /// <summary>The worst disagreement; null if there is none.</summary>
    public GradCheckException? Run()
    {
        Require();
        GradCheckException? worst = null;
        var worstExcess = 0.0;
        using var recording = new GradModeGuard(true, false);
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!inputs[i].RequiresGrad) continue;
            var numerical = Numerical(inputs[i]);
            var (analytical, again) = (Analytical(i), Analytical(i));
            if (numerical.Length != analytical.Length)
                return new($"The function returned {numerical.Length} outputs in one run and {analytical.Length} in another. It must be deterministic.");
            for (var output = 0; output < numerical.Length; output++)
            {
                for (long at = 0; at < numerical[output].LongLength; at++)
                {
                    var (n, a) = (numerical[output][at], analytical[output][at]);
                    if ((a - again[output][at]).Magnitude > nondetTol) return NotDeterministic(i, output, a, again[output][at]);
                    var excess = (a - n).Magnitude - atol - (rtol * n.Magnitude);
                    // Also where one of them is NaN.
                    if (excess <= 0 || (worst is not null && !(excess > worstExcess))) continue;
                    worstExcess = excess;
                    worst = Disagreement(i, output, at, n, a);
                }
            }
        }
        return worst;
    }

    private void Require()
    {
        if (!Array.Exists(inputs, input => input.RequiresGrad))
            throw new ArgumentException("A gradient check expects at least one input that requires grad.", nameof(inputs));
        foreach (var input in inputs)
            if (input.RequiresGrad && input.Layout.MayOverlapItself())
                throw new ArgumentException(
                    $"A gradient check moves single elements, but in an input of shape {input.Shape} several lie in one place (strides "
                    + $"{input.Strides}). Clone it first.",
                    nameof(inputs));
    }

    // Complex outputs count as two real ones.
    private Tensor[] Parts(Tensor[] given)
    {
        var parts = new List<Tensor>();
        foreach (var output in Outputs(function, given))
        {
            if (output.DType != DType.Complex64) parts.Add(output);
            else parts.AddRange([output.Real(), output.Imag()]);
        }
        return [.. parts];
    }

    private Complex[][] Numerical(Tensor input)
    {
        var complex = input.DType == DType.Complex64;
        Complex[][] jacobians = [];
        for (long j = 0; j < input.ElementCount; j++)
        {
            Add(Differences(input, j, new Complex(eps, 0)), Complex.One, j);
            if (complex) Add(Differences(input, j, new Complex(0, eps)), Complex.ImaginaryOne, j);
        }
        return input.ElementCount > 0 ? jacobians : [.. Parts(inputs).Select(_ => Array.Empty<Complex>())];

        void Add(double[][] differences, Complex unit, long j)
        {
            if (jacobians.Length == 0) jacobians = [.. differences.Select(output => new Complex[output.Length * input.ElementCount])];
            for (var output = 0; output < differences.Length; output++)
                for (var k = 0; k < differences[output].Length; k++) jacobians[output][(k * input.ElementCount) + j] += differences[output][k] * unit;
        }
    }

    private double[][] Differences(Tensor input, long element, Complex step)
    {
        var (above, below) = (Moved(input, element, step), Moved(input, element, -step));
        return [.. above.Zip(below, (up, down) => up.Zip(down, (u, d) => (u - d) / (2 * eps)).ToArray())];
    }

    private double[][] Moved(Tensor input, long element, Complex step)
    {
        var place = input.Alias(Layout.Strided([], []), input.Offset + OffsetOf(input.Layout, element));
        var before = place.Clone();
        try
        {
            using (Autograd.NoGrad())
                place.AddInPlace(input.DType == DType.Complex64
                    ? Tensor.From([new Complex64((float)step.Real, (float)step.Imaginary)], new Shape())
                    : Tensor.Scalar(step.Real, DType.Float64));
            return Array.ConvertAll(Parts(inputs), output => output.Detach().To(DType.Float64).ToArray<double>());
        }
        finally
        {
            place.CopyInPlace(before);
        }
    }

    private Complex[][] Analytical(int input)
    {
        var outputs = Parts(inputs);
        var count = inputs[input].ElementCount;
        var jacobians = Array.ConvertAll(outputs, output => new Complex[output.ElementCount * count]);
        for (var output = 0; output < outputs.Length; output++)
        {
            if (!outputs[output].RequiresGrad) continue;
            for (long k = 0; k < outputs[output].ElementCount; k++)
            {
                var start = new double[outputs[output].ElementCount];
                start[k] = 1;
                var seed = Tensor.From(start.AsSpan(), outputs[output].Shape).To(outputs[output].DType);
                var gradient = Autograd.Grad(outputs[output], [inputs[input]], seed, retainGraph: true, allowUnused: true)[0];
                if (gradient is not null) Values(gradient).CopyTo(jacobians[output], k * count);
            }
        }
        return jacobians;
    }

    private static Complex[] Values(Tensor x) => x.DType == DType.Complex64
        ? Array.ConvertAll(x.ToArray<Complex64>(), number => new Complex(number.Real, number.Imaginary))
        : Array.ConvertAll(x.To(DType.Float64).ToArray<double>(), number => new Complex(number, 0));

    private static long OffsetOf(Layout layout, long element)
    {
        long offset = 0;
        for (var dim = layout.Rank - 1; dim >= 0; dim--)
        {
            offset += element % layout.Sizes[dim] * layout.Strides[dim];
            element /= layout.Sizes[dim];
        }
        return offset;
    }

    private GradCheckException Disagreement(int input, int output, long at, Complex numerical, Complex analytical) => new(
        $"The gradient of output {output}, element {at / inputs[input].ElementCount}, by input {input}, element {at % inputs[input].ElementCount}, is "
        + $"{Text(analytical)} on the tape, but finite differences give {Text(numerical)}. Check the derivative, and whether the function is smooth there.")
    {
        OutputIndex = output,
        OutputElement = at / inputs[input].ElementCount,
        InputIndex = input,
        InputElement = at % inputs[input].ElementCount,
        Numerical = numerical,
        Analytical = analytical,
        Shapes = [.. inputs.Select(one => one.Shape)],
    };

    private static GradCheckException NotDeterministic(int input, int output, Complex first, Complex second) => new(
        $"The gradient of output {output} by input {input} is {Text(first)} in one run and {Text(second)} in the next. "
        + "Fix the random state inside of the function, or pass nondetTol.")
    {
        OutputIndex = output,
        InputIndex = input,
        Analytical = first,
        Numerical = second,
    };

    private static string Text(Complex number) => number.Imaginary == 0
        ? number.Real.ToString("r", System.Globalization.CultureInfo.InvariantCulture)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number.Real:r} + {number.Imaginary:r}i");
}
