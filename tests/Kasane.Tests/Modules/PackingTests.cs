using F = Kasane.Functional;

namespace Kasane.Tests;

public class PackingTests
{
    [Fact]
    public void Values_are_those_of_PyTorch()
    {
        var lstm = new LSTM(2, 3, bidirectional: true, dtype: DType.Float64);
        var i = 0;
        foreach (var parameter in lstm.Parameters())
        {
            using var mode = Autograd.NoGrad();
            parameter.CopyInPlace(Wave(parameter.Shape, 1 + (0.1 * i++)));
        }
        var packed = F.PackPaddedSequence(Wave([3, 2, 2], 1), [1, 3], enforceSorted: false);
        Assert.Equal([2L, 1, 1], packed.BatchSizes.ToArray<long>());
        Assert.Equal([1L, 0], packed.SortedIndices!.ToArray<long>());
        var (output, state) = lstm.Call(packed);
        var (padded, lengths) = F.PadPackedSequence(output);
        Assert.Equal([1L, 3], lengths.ToArray<long>());
        Near(
            [
                0.0343, -0.0511, -0.1050, -0.0624, -0.2059, -0.4411, -0.1143, -0.2551, -0.2605, -0.0513, -0.0944, -0.3080, 0, 0, 0, 0, 0, 0,
                -0.2446, -0.2752, -0.1854, -0.0549, -0.1789, -0.3061, 0, 0, 0, 0, 0, 0, -0.0448, -0.0313, -0.0227, -0.0816, -0.3093,
                    -0.5318,
            ],
            padded);
        Near([0.0343, -0.0511, -0.1050, -0.0448, -0.0313, -0.0227, -0.0624, -0.2059, -0.4411, -0.0513, -0.0944, -0.3080], state.H);
        Near([0.1804, -0.3139, -0.6824, -0.3249, -1.1940, -1.2611, -0.3714, -0.7309, -0.8345, -0.3284, -0.4675, -1.1236], state.C);
    }

    [Fact]
    public void Packed_sequences_give_what_each_gives_alone()
    {
        Generator.Default.ManualSeed(4);
        var gru = new GRU(3, 4, 2, bidirectional: true, dtype: DType.Float64);
        long[] lengths = [2, 5, 1, 5, 3];
        Tensor[] sequences = [.. lengths.Select(length => Draw(length, 3))];
        var start = Draw(4, 5, 4);
        var (output, state) = gru.Call(F.PackSequence(sequences, enforceSorted: false), start);
        var outputs = F.UnpackSequence(output);
        for (var i = 0; i < lengths.Length; i++)
        {
            var (alone, last) = gru.Call(sequences[i], start.Select(1, i));
            Near(alone.ToArray<double>(), outputs[i], 1e-12);
            Near(last.ToArray<double>(), state.Select(1, i), 1e-12);
        }
    }

    [Fact]
    public void Gradients_of_padding_are_zero()
    {
        var x = Tensor.Ones([3, 2, 2], requiresGrad: true);
        F.PackPaddedSequence(x, [3, 1]).Data.Sum().Backward();
        Assert.Equal([1f, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0], x.Grad!.ToArray<float>());
    }

    [Fact]
    public void Padding_back_fills_up_to_a_total_length()
    {
        var packed = F.PackSequence([Tensor.Ones(2, 1), Tensor.Full([1, 1], 2)]);
        Assert.Null(packed.SortedIndices);
        var (padded, lengths) = F.PadPackedSequence(packed, batchFirst: true, paddingValue: -1, totalLength: 3);
        Assert.Equal([1f, 1, -1, 2, -1, -1], padded.ToArray<float>());
        Assert.Equal([2L, 1], lengths.ToArray<long>());
        Assert.ThrowsAny<ArgumentException>(() => F.PadPackedSequence(packed, totalLength: 1));
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        var x = Tensor.Ones(3, 2, 2);
        Assert.Contains("enforceSorted", Assert.ThrowsAny<KasaneException>(() => F.PackPaddedSequence(x, [1, 3])).Message,
            StringComparison.Ordinal);
        Assert.ThrowsAny<KasaneException>(() => F.PackPaddedSequence(x, [3, 0]));
        Assert.ThrowsAny<KasaneException>(() => F.PackPaddedSequence(x, [4, 1]));
        Assert.ThrowsAny<KasaneException>(() => F.PackPaddedSequence(x, [3, 1, 1]));
        Assert.ThrowsAny<KasaneException>(() => F.PackPaddedSequence(x, Tensor.Ones([1, 2], DType.Int64)));
        Assert.ThrowsAny<KasaneException>(() => F.PackSequence([]));
    }

    private static Tensor Wave(Shape shape, double scale)
    {
        long count = 1;
        foreach (var size in shape.ToArray()) count *= size;
        return Tensor.Arange(count, DType.Float64).Mul(0.37).Mul(scale).Sin().Reshape(shape.ToArray());
    }

    private static void Near(double[] want, Tensor got, double tolerance = 6e-5)
    {
        var values = got.ToArray<double>();
        Assert.Equal(want.Length, values.Length);
        for (var i = 0; i < want.Length; i++) Assert.True(Math.Abs(want[i] - values[i]) <= tolerance,
            $"element {i}: {values[i]} instead of {want[i]}");
    }

    private static Tensor Draw(params ReadOnlySpan<long> shape) => Tensor.Randn(Shape.Create(shape), dtype: DType.Float64);
}
