namespace Kasane;

public static partial class Functional
{
    /// <summary>The q-quantiles of all elements, or along a dimension; NaN if there is one.</summary>
    /// <param name="x">Float32 or Float64, any shape.</param>
    /// <param name="q">0 .. 1; a scalar, or a vector: then its dimension comes first in the result.</param>
    /// <param name="dim">The dimension; without it all elements count.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <param name="interpolation">What a quantile between two elements is.</param>
    /// <exception cref="KasaneException">Nothing to choose from, or a q outside of 0 .. 1.</exception>
    public static Tensor Quantile(
        this Tensor x,
        Tensor q,
        int? dim = null,
        bool keepDim = false,
        QuantileInterpolation interpolation = QuantileInterpolation.Linear) =>
        Quantiles.Run(AutocastMode.Full(x), AutocastMode.Full(q), dim, keepDim, interpolation, false, "Quantile");

    /// <summary>The q-quantile of all elements, or along a dimension; NaN if there is one.</summary>
    /// <param name="x">Float32 or Float64, any shape.</param>
    /// <param name="q">0 .. 1.</param>
    /// <param name="dim">The dimension; without it all elements count.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <param name="interpolation">What a quantile between two elements is.</param>
    /// <exception cref="KasaneException">Nothing to choose from, or a q outside of 0 .. 1.</exception>
    public static Tensor Quantile(
        this Tensor x,
        double q,
        int? dim = null,
        bool keepDim = false,
        QuantileInterpolation interpolation = QuantileInterpolation.Linear) =>
        Quantiles.Run(AutocastMode.Full(x), AutocastMode.Full(Tensor.Scalar(q, x.DType)).To(x.Device), dim, keepDim, interpolation, false, "Quantile");

    /// <summary>The q-quantiles of all elements, or along a dimension, without NaN.</summary>
    /// <param name="x">Float32 or Float64, any shape.</param>
    /// <param name="q">0 .. 1; a scalar, or a vector: then its dimension comes first in the result.</param>
    /// <param name="dim">The dimension; without it all elements count.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <param name="interpolation">What a quantile between two elements is.</param>
    /// <exception cref="KasaneException">Nothing to choose from, or a q outside of 0 .. 1.</exception>
    public static Tensor NanQuantile(
        this Tensor x,
        Tensor q,
        int? dim = null,
        bool keepDim = false,
        QuantileInterpolation interpolation = QuantileInterpolation.Linear) =>
        Quantiles.Run(AutocastMode.Full(x), AutocastMode.Full(q), dim, keepDim, interpolation, true, "NanQuantile");

    /// <summary>The q-quantile of all elements, or along a dimension, without NaN.</summary>
    /// <param name="x">Float32 or Float64, any shape.</param>
    /// <param name="q">0 .. 1.</param>
    /// <param name="dim">The dimension; without it all elements count.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <param name="interpolation">What a quantile between two elements is.</param>
    /// <exception cref="KasaneException">Nothing to choose from, or a q outside of 0 .. 1.</exception>
    public static Tensor NanQuantile(
        this Tensor x,
        double q,
        int? dim = null,
        bool keepDim = false,
        QuantileInterpolation interpolation = QuantileInterpolation.Linear) =>
        Quantiles.Run(AutocastMode.Full(x), AutocastMode.Full(Tensor.Scalar(q, x.DType)).To(x.Device), dim, keepDim, interpolation, true, "NanQuantile");
}
