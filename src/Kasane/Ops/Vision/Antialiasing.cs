namespace Kasane.Internal;

/// <summary>
/// Resampling with a filter that grows with the reduction, so that no pixel is passed over. It is separable: one matrix of weights for
/// rows and one for columns, and two products whose gradients come free.
/// </summary>
internal static class Antialiasing
{
    public static Tensor Call(Tensor input, long[] sizes, double?[] scales, InterpolationMode mode, bool alignCorners)
    {
        using var exact = AutocastMode.Off();
        if (!input.DType.IsFloatingPoint)
            throw new DTypeException($"Interpolate with antialias expects floating point, but the input is {input.DType}.")
            {
                Operation = "Interpolate",
            };
        var bicubic = mode == InterpolationMode.Bicubic;
        var rows = Weights(input, 2, sizes[0], scales[0], bicubic, alignCorners);
        var columns = Weights(input, 3, sizes[1], scales[1], bicubic, alignCorners);
        return rows.MatMul(input.MatMul(columns.T));
    }

    /// <summary>(output size, input size): what each pixel contributes to each new one.</summary>
    private static Tensor Weights(Tensor input, int dim, long outputSize, double? factor, bool bicubic, bool alignCorners)
    {
        var inputSize = input.Layout.Size(dim);
        var scale = Scale(inputSize, outputSize, factor, alignCorners);
        var stretch = Math.Max(scale, 1);
        var support = (bicubic ? 2 : 1) * stretch;
        var weights = new double[checked(outputSize * inputSize)];
        for (long i = 0; i < outputSize; i++)
        {
            var row = weights.AsSpan((int)(i * inputSize), (int)inputSize);
            var center = scale * (i + 0.5);
            var first = Math.Max((long)(center - support + 0.5), 0);
            var end = Math.Min((long)(center + support + 0.5), inputSize);
            double total = 0;
            for (var j = first; j < end; j++)
            {
                var distance = Math.Abs((j - center + 0.5) / stretch);
                total += row[(int)j] = bicubic ? Cubic(distance) : Math.Max(1 - distance, 0);
            }
            if (total == 0) continue;
            foreach (ref var weight in row) weight /= total;
        }
        return Tensor.From(weights).Reshape(outputSize, inputSize).To(input.DType).To(input.Device);
    }

    private static double Scale(long inputSize, long outputSize, double? factor, bool alignCorners)
    {
        if (alignCorners) return outputSize > 1 ? (inputSize - 1.0) / (outputSize - 1) : 0;
        return factor is > 0 ? 1 / factor.Value : (double)inputSize / outputSize;
    }

    // Keys 1981, with a = -0.5.
    private static double Cubic(double x) => x switch
    {
        < 1 => ((((1.5 * x) - 2.5) * x) * x) + 1,
        < 2 => ((((x - 5) * x) + 8) * x * -0.5) + 2,
        _ => 0,
    };
}
