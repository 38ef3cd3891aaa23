namespace Kasane.Tests;

/// <summary>Triangles of matrices against the place of every element.</summary>
public class TriangleTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 4, 7)]
    [InlineData(2, 9, 5)]
    [InlineData(1, 300, 257)]
    public void An_element_stays_on_its_side(int matrices, int rows, int columns)
    {
        var x = Tensor.Arange(matrices * rows * columns).Add(1).Reshape(matrices, rows, columns);
        foreach (var dtype in (DType[])[DType.Int64, DType.Float32, DType.Int32, DType.Complex64])
            foreach (var diagonal in (long[])[-1000, -rows, -2, -1, 0, 1, 3, columns, 1000])
            {
                var given = x.To(dtype);
                Assert.Equal(Expected(j => j <= diagonal), given.Tril(diagonal).To(DType.Int64).ToArray<long>());
                Assert.Equal(Expected(j => j >= diagonal), given.Triu(diagonal).To(DType.Int64).ToArray<long>());
                var turned = given.Transpose(1, 2).Contiguous().Transpose(1, 2);
                Assert.Equal(Expected(j => j >= diagonal), turned.Triu(diagonal).To(DType.Int64).ToArray<long>());
                Assert.Equal(Expected(j => j <= diagonal), given.Clone().TrilInPlace(diagonal).To(DType.Int64).ToArray<long>());
            }

        long[] Expected(Func<long, bool> keeps) =>
        [
            .. from m in Enumerable.Range(0, matrices)
               from i in Enumerable.Range(0, rows)
               from j in Enumerable.Range(0, columns)
               select keeps(j - i) ? (((m * rows) + i) * columns) + j + 1 : 0L,
        ];
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(6, 4)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void The_indices_are_those_of_the_ones(int rows, int columns)
    {
        foreach (var offset in (long[])[-9, -2, 0, 1, 9])
        {
            var ones = Tensor.Ones(rows, columns);
            Assert.Equal(ones.Tril(offset).Nonzero().T.ToArray<long>(), Functional.TrilIndices(rows, columns, offset).ToArray<long>());
            Assert.Equal(ones.Triu(offset).Nonzero().T.ToArray<long>(), Functional.TriuIndices(rows, columns, offset).ToArray<long>());
        }
    }
}
