namespace Kasane.Tests.Ops.Index;

/// <summary>Positions of elements, from indices and from masks, against plain loops.</summary>
public class PositionTests
{
    public static TheoryData<int> Lengths => [1, 3, 4, 7, 8, 9, 16, 31, 100];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Gathered_elements(int n)
    {
        var x = Tensor.Randn([5, n, 6], new Generator(1));
        for (var dim = 0; dim < 3; dim++)
        {
            var index = Tensor.RandInt(0, x.Size(dim), [5, n, 6], new Generator(2), DType.Int64);
            var got = x.Gather(dim, index);
            for (var i = 0; i < 5; i++)
                for (var j = 0; j < n; j++)
                    for (var k = 0; k < 6; k++)
                    {
                        var at = index[i, j, k].Item<long>();
                        Assert.Equal((dim == 0 ? x[at, j, k] : dim == 1 ? x[i, at, k] : x[i, j, at]).Item<float>(), got[i, j, k].Item<float>());
                    }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Negative_indices_and_bad_ones(int n)
    {
        var x = Tensor.Arange(n);
        var index = Tensor.Arange(n).Sub(n);
        Assert.Equal(x.ToArray<long>(), x.Take(index).ToArray<long>());
        Assert.Equal(x.ToArray<long>(), x[index].ToArray<long>());
        foreach (var bad in (long[])[n, -n - 1, long.MinValue, long.MaxValue])
        {
            var broken = index.Clone();
            broken[n - 1] = Tensor.Scalar(bad);
            Assert.Contains($"but got {bad}.", Assert.Throws<TensorIndexException>(() => x.Take(broken)).Message, StringComparison.Ordinal);
            Assert.Throws<TensorIndexException>(() => x.Gather(0, index));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Places_of_what_is_not_zero(double share)
    {
        foreach (var shape in (long[][])[[1], [7], [8], [65], [3, 11], [4, 3, 9], [5, 1, 2, 6]])
        {
            var mask = Tensor.Rand(shape, new Generator(5)).Lt(share);
            var flags = mask.ToArray<bool>();
            var expected = new List<long>();
            for (var i = 0; i < flags.Length; i++)
            {
                if (!flags[i]) continue;
                long rest = i;
                var place = new long[shape.Length];
                for (var d = shape.Length - 1; d >= 0; d--) (rest, place[d]) = (rest / shape[d], rest % shape[d]);
                expected.AddRange(place);
            }
            Assert.Equal(expected, mask.Nonzero().ToArray<long>().AsEnumerable());
            var values = Tensor.Arange(flags.Length).Reshape(shape);
            Assert.Equal(Enumerable.Range(0, flags.Length).Where(i => flags[i]).Select(i => (long)i), values.MaskedSelect(mask).ToArray<long>().AsEnumerable());
        }
    }
}
