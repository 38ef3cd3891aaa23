namespace Kasane.Tests;

/// <summary>Running extremes and their places against plain loops: the last of equals, and NaN stays.</summary>
public class ArgScanTests
{
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Int64)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int8)]
    [InlineData(DType.UInt8)]
    public void Values_and_places(DType dtype)
    {
        foreach (var (outer, n, inner) in ((int, int, int)[])[(1, 1, 1), (3, 50, 1), (700, 65, 1), (2, 30, 5), (1, 9, 600), (3, 7, 257)])
        {
            var x = Tensor.RandInt(0, 9, [outer, n, inner], new Generator(n), DType.Int64).To(dtype);
            if (dtype.IsFloatingPoint) x = x.MaskedFill(Tensor.RandInt(0, 40, [outer, n, inner], new Generator(2), DType.Int64).Eq(7), double.NaN);
            var numbers = x.To(DType.Float64).ToArray<double>();
            foreach (var largest in (bool[])[true, false])
            {
                var (values, places) = (new double[numbers.Length], new long[numbers.Length]);
                for (var i = 0; i < numbers.Length; i++)
                {
                    var j = i / inner % n;
                    var before = i - inner;
                    var moves = j == 0 || double.IsNaN(numbers[i]) || (largest ? numbers[i] >= values[before] : numbers[i] <= values[before]);
                    (values[i], places[i]) = moves ? (numbers[i], j) : (values[before], places[before]);
                }
                var (got, at) = largest ? x.CumMax(1) : x.CumMin(1);
                Assert.Equal(dtype, got.DType);
                Assert.Equal(values, got.To(DType.Float64).ToArray<double>());
                Assert.Equal(places, at.ToArray<long>());
            }
        }
    }
}
