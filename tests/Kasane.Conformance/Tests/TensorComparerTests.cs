using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Tests;

/// <summary>The worst bug of a judge is to acquit everybody.</summary>
public sealed class TensorComparerTests
{
    private static readonly Tolerance Loose = new(1e-2, 1e-3);

    private static string? Fault(RawTensor want, RawTensor got, Tolerance tolerance, ComparisonMode mode = ComparisonMode.Plain) =>
        TensorComparer.Compare(want, got, tolerance, mode).Fault;

    private static RawTensor F(params float[] values) => RawTensors.Of(DType.Float32, [values.Length], values);

    [Fact]
    public void Equal_tensors_pass_with_error_zero()
    {
        var (worst, fault) = TensorComparer.Compare(F(1, -2, 3), F(1, -2, 3), Tolerance.Exact, ComparisonMode.Plain);
        Assert.Null(fault);
        Assert.Equal(0, worst);
    }

    [Fact]
    public void Errors_within_the_tolerance_pass_and_are_measured()
    {
        var (worst, fault) = TensorComparer.Compare(F(0, 100), F(0.0005f, 100.5f), Loose, ComparisonMode.Plain);
        Assert.Null(fault);
        Assert.Equal(0.5, worst, 3);
    }

    [Theory]
    [InlineData(1.02f, 1f)]
    [InlineData(-1f, 1f)]
    [InlineData(0.0011f, 0f)]
    [InlineData(float.NaN, 1f)]
    [InlineData(1f, float.NaN)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(1f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.NegativeInfinity)]
    [InlineData(float.NaN, float.PositiveInfinity)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    public void Wrong_values_fail_wherever_they_stand(float got, float want)
    {
        Assert.NotNull(Fault(F(want), F(got), Loose));
        Assert.NotNull(Fault(F(5, want), F(5, got), Loose));
        Assert.NotNull(Fault(F(want, 5), F(got, 5), Loose));
        Assert.True(TensorComparer.Compare(F(5, want, 5), F(5, got, 5), Loose, ComparisonMode.Plain).Worst > 1);
    }

    [Fact]
    public void Same_infinities_and_NaNs_pass_even_exactly() =>
        Assert.Null(Fault(
            F(float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f),
            F(float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f),
            Tolerance.Exact));

    [Fact]
    public void Wrong_dtypes_fail()
    {
        Assert.Contains("dtype", Fault(F(1, 2), RawTensors.Of(DType.Float64, [2], 1.0, 2.0), Loose), StringComparison.Ordinal);
        Assert.Contains(
            "dtype", Fault(RawTensors.Of(DType.Int64, [1], 1L), RawTensors.Of(DType.Int32, [1], 1), Loose), StringComparison.Ordinal);
        Assert.Contains(
            "dtype", Fault(RawTensors.Of(DType.Bool, [1], true), RawTensors.Of(DType.UInt8, [1], (byte)1), Loose),
                StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_shapes_fail_even_with_the_same_values()
    {
        Assert.Contains("shape", Fault(F(1, 2), RawTensors.Of(DType.Float32, [1, 2], 1f, 2f), Loose), StringComparison.Ordinal);
        Assert.Contains("shape", Fault(F(1), RawTensors.Of(DType.Float32, [], 1f), Loose), StringComparison.Ordinal);
        Assert.Contains(
            "shape", Fault(RawTensors.Of<float>(DType.Float32, [0, 2]), RawTensors.Of<float>(DType.Float32, [2, 0]), Loose),
                StringComparison.Ordinal);
        Assert.Contains("shape", Fault(F(), F(1), Loose), StringComparison.Ordinal);
    }

    [Fact]
    public void Integers_are_exact_whatever_the_tolerance()
    {
        Assert.NotNull(Fault(RawTensors.Of(DType.Int64, [1], 1000L), RawTensors.Of(DType.Int64, [1], 1001L), Loose));
        Assert.NotNull(Fault(RawTensors.Of(DType.Int64, [1], (1L << 53) + 1), RawTensors.Of(DType.Int64, [1], 1L << 53), Tolerance.Exact));
        Assert.NotNull(Fault(RawTensors.Of(DType.Bool, [2], true, false), RawTensors.Of(DType.Bool, [2], true, true), Loose));
        Assert.Null(Fault(RawTensors.Of(DType.Int8, [1], (sbyte)-1), RawTensors.Of(DType.Int8, [1], (sbyte)-1), Tolerance.Exact));
    }

    [Fact]
    public void Half_precision_numbers_are_read_right()
    {
        Assert.Null(Fault(RawTensors.Of(DType.Float16, [1], (Half)1.5), RawTensors.Of(DType.Float16, [1], (Half)1.5), Tolerance.Exact));
        Assert.Equal(1.5, RawTensors.Of(DType.BFloat16, [1], (BFloat16)1.5f).RealAt(0));
        Assert.NotNull(Fault(RawTensors.Of(DType.BFloat16, [1], (BFloat16)1.5f), RawTensors.Of(DType.BFloat16, [1], (BFloat16)2f), Loose));
    }

    [Fact]
    public void Absolute_mode_forgives_signs_and_nothing_else()
    {
        Assert.Null(Fault(F(1, -2), F(-1, 2), Tolerance.Exact, ComparisonMode.Absolute));
        Assert.NotNull(Fault(F(1, -2), F(-1, 3), Loose, ComparisonMode.Absolute));
    }

    [Fact]
    public void Unordered_mode_forgives_order_in_the_last_dimension_and_nothing_else()
    {
        Assert.Null(Fault(F(1, 2, 3), F(3, 1, 2), Tolerance.Exact, ComparisonMode.Unordered));
        Assert.NotNull(Fault(F(1, 2, 2), F(2, 1, 1), Loose, ComparisonMode.Unordered));
        Assert.NotNull(Fault(
            RawTensors.Of(DType.Float32, [2, 2], 1f, 2f, 3f, 4f), RawTensors.Of(DType.Float32, [2, 2], 3f, 4f, 1f, 2f), Loose,
                ComparisonMode.Unordered));
    }

    [Fact]
    public void Complex_numbers_are_compared_in_the_plane()
    {
        static RawTensor C(params (double Real, double Imaginary)[] values) => RawTensors.Of(
            DType.Complex64, [values.Length], [.. values.Select(value => new Complex64((float)value.Real, (float)value.Imaginary))]);
        Assert.Null(Fault(C((3, 4)), C((3, 4)), Tolerance.Exact));
        Assert.Null(Fault(C((30, 40)), C((30, 40.4)), Loose));
        Assert.NotNull(Fault(C((3, 4)), C((3, -4)), Loose));
        Assert.NotNull(Fault(C((3, 4)), C((4, 3)), Loose));
        Assert.NotNull(Fault(C((3, double.NaN)), C((3, 4)), Loose));
        Assert.Null(Fault(C((3, 4)), C((-3, 4)), Loose, ComparisonMode.Absolute));
        Assert.Null(Fault(C((1, 2), (1, -2)), C((1, -2), (1, 2)), Tolerance.Exact, ComparisonMode.Unordered));
    }

    [Fact]
    public void The_fault_names_the_worst_element() =>
        Assert.Contains(
            "[1, 0]", Fault(
                RawTensors.Of(DType.Float32, [2, 2], 1f, 2f, 3f, 4f), RawTensors.Of(DType.Float32, [2, 2], 1f, 2.1f, 9f, 4f), Loose),
                    StringComparison.Ordinal);
}
