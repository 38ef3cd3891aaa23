using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Copies in another order of the dimensions, against the index of every element.</summary>
[Collection(nameof(WorkPool))]
public class TransposingCopyTests
{
    public static TheoryData<DType, long[], int[]> Cases
    {
        get
        {
            var cases = new TheoryData<DType, long[], int[]>();
            foreach (var dtype in new[] { DType.Float32, DType.Float64, DType.Int32, DType.Int64, DType.Float16, DType.Int8, DType.Complex64 })
            {
                cases.Add(dtype, [16, 16], [1, 0]);
                cases.Add(dtype, [17, 70], [1, 0]);
                cases.Add(dtype, [130, 33], [1, 0]);
                cases.Add(dtype, [3, 20, 5, 18], [0, 2, 3, 1]);
                cases.Add(dtype, [2, 18, 3, 40], [3, 1, 0, 2]);
                cases.Add(dtype, [40, 2, 300], [2, 1, 0]);
                cases.Add(dtype, [3, 2, 2, 5, 17], [0, 3, 1, 4, 2]);
                cases.Add(dtype, [7, 130], [1, 0]);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_element_arrives_at_its_place(DType dtype, long[] sizes, int[] order)
    {
        var count = sizes.Aggregate(1L, (a, b) => a * b);
        // Values that even a byte tells apart from their neighbours.
        var x = Tensor.Arange(count).Remainder(113).To(dtype).Reshape(sizes);
        var threads = Threads.Count;
        try
        {
            foreach (var n in new[] { 1, 3 })
            {
                Threads.Count = n;
                var y = x.Permute(order).Contiguous();
                Assert.True(y.IsContiguous);
                Assert.Equal(Expected(sizes, order), y.To(DType.Float64).ToArray<double>());
                // From a view that skips elements of the source, and into one of the target.
                var wide = Tensor.Zeros([2, .. y.Shape.ToArray()], dtype);
                wide[1].CopyInPlace(x.Permute(order));
                Assert.Equal(y.To(DType.Float64).ToArray<double>(), wide[1].To(DType.Float64).ToArray<double>());
                Assert.Equal(0, wide[0].To(DType.Float64).Abs().Sum().Item<double>());
                var part = x.SliceDim(0, 1, 1, sizes[0] - 1).Permute(order).Contiguous();
                var axis = Array.IndexOf(order, 0);
                Assert.Equal(y.SliceDim(axis, 1, 1, sizes[0] - 1).To(DType.Float64).ToArray<double>(), part.To(DType.Float64).ToArray<double>());
            }
        }
        finally
        {
            Threads.Count = threads;
        }
    }

    private static double[] Expected(long[] sizes, int[] order)
    {
        var strides = new long[sizes.Length];
        for (long d = sizes.Length - 1, step = 1; d >= 0; step *= sizes[d--]) strides[d] = step;
        var result = new List<double>();
        var index = new long[sizes.Length];
        while (true)
        {
            result.Add(index.Zip(order, (i, d) => i * strides[d]).Sum() % 113);
            var at = sizes.Length - 1;
            while (at >= 0 && ++index[at] == sizes[order[at]]) index[at--] = 0;
            if (at < 0) return [.. result];
        }
    }
}
