using Kasane.Internal;

namespace Kasane.Tests.Ops.Index;

/// <summary>Reading and writing along one dimension, against the definition element by element.</summary>
[Collection(nameof(WorkPool))]
public sealed class AlongTests
{
    public static TheoryData<long[], long[], int> Cases => new()
    {
        { [7], [9], 0 },
        { [40000], [30001], 0 },
        { [5, 13], [5, 13], 1 },
        { [5, 13], [3, 40], 1 },
        { [6, 9, 5], [6, 20, 5], 1 },
        { [6, 9, 5], [4, 3, 2], 1 },
        { [6, 9, 5], [11, 9, 5], 0 },
        { [300, 70], [300, 130], 1 },
        { [11, 3000], [9, 2999], 0 },
        { [4, 1, 6], [4, 1, 6], 2 },
        { [2, 3, 4, 5], [2, 1, 4, 5], 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_element_goes_where_the_index_says(long[] sizes, long[] chosen, int dim)
    {
        var generator = new Generator(11);
        var x = Tensor.RandInt(-50, 50, sizes, generator, DType.Int64).To(DType.Float32);
        var index = Tensor.RandInt(sizes[dim], chosen, generator);
        var source = Tensor.RandInt(-50, 50, chosen, generator, DType.Int64).To(DType.Float32);
        var (table, at, given) = (x.ToArray<float>(), index.ToArray<long>(), source.ToArray<float>());
        var (taken, put, added) = (new float[at.Length], (float[])table.Clone(), (float[])table.Clone());
        var place = new long[sizes.Length];
        for (var i = 0; i < at.Length; i++)
        {
            long position = 0;
            for (var d = 0; d < sizes.Length; d++) position = (position * sizes[d]) + (d == dim ? at[i] : place[d]);
            taken[i] = table[position];
            put[position] = given[i];
            added[position] += given[i];
            for (var d = sizes.Length - 1; d >= 0 && ++place[d] == chosen[d]; d--) place[d] = 0;
        }
        var threads = Threads.Count;
        try
        {
            foreach (var count in (int[])[1, 3])
            {
                Threads.Count = count;
                Assert.Equal(taken, x.Gather(dim, index).ToArray<float>());
                Assert.Equal(put, x.Scatter(dim, index, source).ToArray<float>());
                Assert.Equal(added, x.ScatterAdd(dim, index, source).ToArray<float>());
                Assert.Equal(added, x.Clone().ScatterAddInPlace(dim, index, source).ToArray<float>());
                // The same out of views, and for other sizes of elements.
                var wide = Functional.Stack([x, x.Neg()], sizes.Length).Select(sizes.Length, 0);
                Assert.Equal(taken, wide.Gather(dim, index).ToArray<float>());
                Assert.Equal(put, wide.ScatterInPlace(dim, index, source).ToArray<float>());
                foreach (var dtype in (DType[])[DType.Int8, DType.Float16, DType.BFloat16, DType.Int32, DType.Float64, DType.Complex64])
                {
                    Assert.Equal(taken, x.To(dtype).Gather(dim, index).To(DType.Float32).ToArray<float>());
                    Assert.Equal(put, x.To(dtype).Scatter(dim, index, source.To(dtype)).To(DType.Float32).ToArray<float>());
                }
            }
        }
        finally
        {
            Threads.Count = threads;
        }
    }

    [Fact]
    public void An_expanded_index_is_as_good_as_a_copy()
    {
        var generator = new Generator(12);
        var x = Tensor.Randn([6, 20, 7], generator);
        foreach (var shape in (long[][])[[6, 1, 7], [1, 30, 1], [6, 1, 1], [1, 1, 7]])
        {
            var index = Tensor.RandInt(20, shape, generator).Expand(6, 30, 7);
            var source = Tensor.Randn([6, 30, 7], generator);
            Assert.Equal(x.Gather(1, index.Contiguous()).ToArray<float>(), x.Gather(1, index).ToArray<float>());
            Assert.Equal(x.ScatterAdd(1, index.Contiguous(), source).ToArray<float>(), x.ScatterAdd(1, index, source).ToArray<float>());
            var on = x.To(Device.Reference).ScatterAdd(1, index.To(Device.Reference), source.To(Device.Reference));
            Assert.True(on.To(Device.Cpu).Sub(x.ScatterAdd(1, index, source)).Abs().Max().Item<float>() < 1e-4f);
        }
        var turned = Tensor.RandInt(20, [7, 30, 6], generator).Transpose(0, 2);
        Assert.Equal(x.Gather(1, turned.Contiguous()).ToArray<float>(), x.Gather(1, turned).ToArray<float>());
    }

    [Fact]
    public void An_index_out_of_range_is_named_and_nothing_has_changed()
    {
        foreach (var wrong in (long[])[-1, 9, long.MinValue, long.MaxValue])
        {
            var x = Tensor.Zeros(50, 9);
            var index = Tensor.RandInt(9, [50, 40], new Generator(13));
            index[30, 17].FillInPlace(wrong);
            index[41, 3].FillInPlace(-77);
            var source = Tensor.Ones(50, 40);
            foreach (var action in (Action[])
                     [
                         () => x.Gather(1, index), () => x.Scatter(1, index, source), () => x.ScatterInPlace(1, index, source),
                         () => x.ScatterAddInPlace(1, index, source), () => x.ScatterInPlace(1, index, 3),
                     ])
                Assert.Contains(wrong.ToString(), Assert.Throws<TensorIndexException>(action).Message, StringComparison.Ordinal);
            Assert.Equal(0, x.Abs().Sum().Item<float>());
        }
        Assert.Throws<TensorIndexException>(() => Tensor.Zeros(3, 0).Gather(1, Tensor.Zeros([3, 2], DType.Int64)));
    }

    [Fact]
    public void An_index_that_changes_afterwards_is_noticed()
    {
        var x = Tensor.Randn([3, 4], new Generator(14)).RequiresGradInPlace();
        var index = Tensor.Zeros([3, 2], DType.Int64);
        var y = x.Gather(1, index);
        index.AddInPlace(1);
        Assert.Throws<GradientException>(() => y.Sum().Backward());
    }
}
