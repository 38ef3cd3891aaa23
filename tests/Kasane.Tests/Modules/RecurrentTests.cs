using Kasane.Internal;
using F = Kasane.Functional;

namespace Kasane.Tests;

public class RecurrentTests
{
    private static readonly long[] Uniform = [2, 2, 2], Packed = [3, 2, 2, 1];

    public static TheoryData<string, bool, bool> Layers
    {
        get
        {
            var data = new TheoryData<string, bool, bool>();
            foreach (var cell in (string[])["lstm", "lstm-projected", "gru", "tanh", "relu"])
                foreach (var packed in (bool[])[false, true])
                    foreach (var reverse in (bool[])[false, true]) data.Add(cell, packed, reverse);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layers_have_right_gradients(string cell, bool packed, bool reverse) =>
        GradCheck.First(x => Run(cell, packed, reverse, x), Inputs(cell, packed));

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layers_have_right_second_gradients(string cell, bool packed, bool reverse)
    {
        // One parameter of each kind, to keep the number of differences down: the input, the initial state, the recurrent weight.
        var all = Inputs(cell, packed);
        GradCheck.Second(x => Run(cell, packed, reverse, [x[0], x[1], all[2], all[3], x[2], .. all[5..]]), all[0], all[1], all[4]);
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    [InlineData("tanh")]
    [InlineData("relu")]
    public void A_layer_equals_its_formulas_step_by_step(string cell)
    {
        var x = Inputs(cell, false);
        var fused = Run(cell, false, false, x);
        var (h, c) = (x[1], x[2]);
        var rows = new List<Tensor>();
        for (var t = 0; t < Uniform.Length; t++)
        {
            var input = F.Linear(x[0].Narrow(0, t * 2, 2), x[3], x[5]);
            var hidden = F.Linear(h, x[4], x[6]);
            var gates = (int)(input.Size(1) / 3);
            var (i, k) = (input.Chunk(gates, 1), hidden.Chunk(gates, 1));
            if (cell == "lstm")
            {
                c = (i[1] + k[1]).Sigmoid() * c + (i[0] + k[0]).Sigmoid() * (i[2] + k[2]).Tanh();
                h = (i[3] + k[3]).Sigmoid() * c.Tanh();
            }
            else if (cell == "gru")
            {
                var (r, z) = ((i[0] + k[0]).Sigmoid(), (i[1] + k[1]).Sigmoid());
                h = (1 - z) * (i[2] + r * k[2]).Tanh() + z * h;
            }
            else
            {
                h = cell == "tanh" ? (input + hidden).Tanh() : (input + hidden).Relu();
            }
            rows.Add(h);
        }
        rows.Add(h);
        if (cell == "lstm") rows.Add(c);
        Close(F.Cat(rows).Flatten().ToArray<double>(), fused.ToArray<double>());
    }

    [Theory]
    [InlineData(DType.Float16, 5e-3)]
    [InlineData(DType.BFloat16, 4e-2)]
    public void Narrow_dtypes_are_computed_wider(DType dtype, double tolerance)
    {
        Generator.Default.ManualSeed(1);
        var lstm = new LSTM(3, 4);
        var x = Tensor.Randn(5, 2, 3);
        var want = lstm.Call(x).Output.ToArray<float>();
        lstm.To(dtype);
        var got = lstm.Call(x.To(dtype)).Output;
        got.Sum().Backward();
        Assert.Equal(dtype, got.DType);
        Close([.. want.Select(v => (double)v)], [.. got.To(DType.Float32).ToArray<float>().Select(v => (double)v)], tolerance);
    }

    [Fact]
    public void Both_directions_are_two_layers_of_one_direction()
    {
        Generator.Default.ManualSeed(1);
        var both = new GRU(3, 4, bidirectional: true, dtype: DType.Float64);
        var (forth, back) = (new GRU(3, 4, dtype: DType.Float64), new GRU(3, 4, dtype: DType.Float64));
        using (Autograd.NoGrad())
            for (var i = 0; i < 4; i++)
            {
                forth.AllWeights[0][i].CopyInPlace(both.AllWeights[0][i]);
                back.AllWeights[0][i].CopyInPlace(both.AllWeights[1][i]);
            }
        var x = Draw(5, 2, 3);
        var (output, state) = both.Call(x);
        Close(F.Cat([forth.Call(x).Output, back.Call(x.Flip(0)).Output.Flip(0)], 2).ToArray<double>(), output.ToArray<double>());
        Close(F.Cat([forth.Call(x).State, back.Call(x.Flip(0)).State]).ToArray<double>(), state.ToArray<double>());
    }

    [Fact]
    public void Dropout_between_layers_is_that_of_the_stream()
    {
        Generator.Default.ManualSeed(1);
        var two = new RNN(3, 4, 2, dropout: 0.5);
        var (first, second) = (new RNN(3, 4), new RNN(4, 4));
        using (Autograd.NoGrad())
            for (var i = 0; i < 4; i++)
            {
                first.AllWeights[0][i].CopyInPlace(two.AllWeights[0][i]);
                second.AllWeights[0][i].CopyInPlace(two.AllWeights[1][i]);
            }
        var x = Tensor.Randn(5, 2, 3);
        Generator.Default.ManualSeed(2);
        var got = two.Call(x).Output;
        Generator.Default.ManualSeed(2);
        Assert.Equal(second.Call(F.Dropout(first.Call(x).Output)).Output.ToArray<float>(), got.ToArray<float>());
        two.Eval();
        Assert.Equal(second.Call(first.Call(x).Output).Output.ToArray<float>(), two.Call(x).Output.ToArray<float>());
    }

    [Fact]
    public void Weights_survive_cloning_moving_and_a_hook_sees_the_call()
    {
        var lstm = new LSTM(3, 4, 2, bidirectional: true, projSize: 2);
        Assert.Equal("weight_ih_l0 weight_hh_l0 bias_ih_l0 bias_hh_l0 weight_hr_l0 weight_ih_l0_reverse", string.Join(' ',
            lstm.StateDict().Keys.Take(6)));
        var copy = lstm.Clone();
        var x = Tensor.Ones(5, 2, 3);
        var want = lstm.Call(x).Output.ToArray<float>();
        using (Autograd.NoGrad()) lstm.AllWeights[0][0].FillInPlace(0);
        Assert.Equal(want, copy.Call(x).Output.ToArray<float>());
        var seen = 0;
        using (copy.RegisterForwardHook((_, input, output) =>
        {
            seen++;
            Assert.Same(x, input.Input);
            return output;
        }))
            copy.Call(x);
        Assert.Equal(1, seen);
    }

    [Fact]
    public void A_single_sequence_is_a_batch_of_one()
    {
        var lstm = new LSTM(3, 4, batchFirst: true);
        var x = Tensor.Randn(5, 3);
        var (output, (h, c)) = lstm.Call(x);
        var (outputs, (hs, cs)) = lstm.Call(x.Unsqueeze(0), (Tensor.Zeros(1, 1, 4), Tensor.Zeros(1, 1, 4)));
        Assert.Equal(new Shape([1, 4], 2), h.Shape);
        Assert.Equal(outputs.ToArray<float>(), output.ToArray<float>());
        Assert.Equal(hs.ToArray<float>(), h.ToArray<float>());
        Assert.Equal(cs.ToArray<float>(), c.ToArray<float>());
    }

    [Fact]
    public void A_cell_is_one_step_of_its_layer()
    {
        var (cell, layer) = (new LSTMCell(3, 4), new LSTM(3, 4));
        using (Autograd.NoGrad())
            foreach (var (to, from) in layer.AllWeights[0].Zip((Parameter[])[cell.WeightIh, cell.WeightHh, cell.BiasIh!,
                cell.BiasHh!])) to.CopyInPlace(from);
        var x = Tensor.Randn(2, 3);
        var (h, c) = cell.Call(x);
        var (_, state) = layer.Call(x.Unsqueeze(0));
        Assert.Equal(state.H.ToArray<float>(), h.ToArray<float>());
        Assert.Equal(state.C.ToArray<float>(), c.ToArray<float>());
        Assert.Equal(h.ToArray<float>()[..4], cell.Call(x.Select(0, 0)).H.ToArray<float>());
    }

    [Fact]
    public void Modules_print_as_in_PyTorch()
    {
        Assert.Equal(
            "LSTM(3, 4, proj_size=2, num_layers=2, bias=False, batch_first=True, dropout=0.25, bidirectional=True)",
            new LSTM(3, 4, 2, false, true, 0.25, true, 2).ToString());
        Assert.Equal("RNN(3, 4)", new RNN(3, 4, nonlinearity: Nonlinearity.Relu).ToString());
        Assert.Equal("RNNCell(3, 4, bias=False, nonlinearity=relu)", new RNNCell(3, 4, false, Nonlinearity.Relu).ToString());
        Assert.Equal("GRUCell(3, 4)", new GRUCell(3, 4).ToString());
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("reference")]
    [InlineData("meta")]
    public void An_empty_batch_passes_on_every_device(string device)
    {
        var lstm = new LSTM(3, 4, 2, bidirectional: true, device: Device.Parse(device));
        var output = lstm.Call(Tensor.Zeros([5, 0, 3], device: Device.Parse(device))).Output;
        Assert.Equal(new Shape([5, 0, 8], 3), output.Shape);
        output.Sum().Backward();
        Assert.Equal(lstm.AllWeights[0][0].Shape, lstm.AllWeights[0][0].Grad!.Shape);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new GRU(3, 4, dropout: 2));
        Assert.ThrowsAny<ArgumentException>(() => new LSTM(3, 4, projSize: 4));
        Assert.ThrowsAny<ArgumentException>(() => new RNN(3, 4, nonlinearity: Nonlinearity.Selu));
        Assert.ThrowsAny<ArgumentException>(() => new RNN(3, 4, 0));
        var gru = new GRU(3, 4, 2);
        Assert.Contains("3 features", Assert.Throws<ShapeException>(() => gru.Call(Tensor.Ones(5, 2, 4))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => gru.Call(Tensor.Ones(3)));
        Assert.Throws<ShapeException>(() => gru.Call(Tensor.Ones(0, 2, 3)));
        Assert.Contains("(2, 2, 4)", Assert.Throws<ShapeException>(() => gru.Call(Tensor.Ones(5, 2, 3), Tensor.Ones(1, 2, 4))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => gru.Call(Tensor.Ones(5, 3), Tensor.Ones(2, 1, 4)));
        Assert.Throws<DTypeException>(() => gru.Call(Tensor.Ones([5, 2, 3], DType.Float64)));
        Assert.Throws<ShapeException>(() => new RNNCell(3, 4).Call(Tensor.Ones(2, 2)));
        Assert.Throws<ShapeException>(() => new RNNCell(3, 4).Call(Tensor.Ones(2, 3), Tensor.Ones(3, 4)));
    }

    // Inputs: x, h, c, the weights of both projections, their biases, the projection.
    private static Tensor Run(string cell, bool packed, bool reverse, Tensor[] x)
    {
        var steps = new Steps(packed ? Packed : Uniform, reverse);
        var weights = new RecurrentWeights(x[3], x[4], x[5], x[6], x.Length > 7 ? x[7] : null);
        var (output, h, c) = cell switch
        {
            "gru" => RecurrentLayer.Run<GruUnit>(steps, x[0], x[1], null, weights),
            "tanh" => RecurrentLayer.Run<RnnTanhUnit>(steps, x[0], x[1], null, weights),
            "relu" => RecurrentLayer.Run<RnnReluUnit>(steps, x[0], x[1], null, weights),
            _ => RecurrentLayer.Run<LstmUnit>(steps, x[0], x[1], x[2], weights),
        };
        Tensor[] results = cell.StartsWith("lstm", StringComparison.Ordinal) ? [output, h, c] : [output, h];
        return F.Cat([.. results.Select(result => result.Flatten())]);
    }

    private static Tensor[] Inputs(string cell, bool packed)
    {
        var (rows, batch) = packed ? (8, 3) : (6, 2);
        var (gates, width) = (cell.StartsWith("lstm", StringComparison.Ordinal) ? 4 : cell == "gru" ? 3 : 1,
            cell == "lstm-projected" ? 2 : 3);
        var generator = new Generator();
        generator.ManualSeed(5);
        Tensor Seeded(params ReadOnlySpan<long> shape) => Tensor.Randn(Shape.Create(shape), generator, DType.Float64);
        Tensor[] inputs = [Seeded(rows, 2), Seeded(batch, width), Seeded(batch, 3), Seeded(gates * 3, 2), Seeded(gates * 3, width),
            Seeded(gates * 3), Seeded(gates * 3)];
        return cell == "lstm-projected" ? [.. inputs, Seeded(2, 3)] : inputs;
    }

    private static void Close(double[] want, double[] got, double tolerance = 1e-12)
    {
        Assert.Equal(want.Length, got.Length);
        for (var i = 0; i < want.Length; i++) Assert.True(Math.Abs(want[i] - got[i]) <= tolerance,
            $"element {i}: {got[i]} instead of {want[i]}");
    }

    private static Tensor Draw(params ReadOnlySpan<long> shape) => Tensor.Randn(Shape.Create(shape), dtype: DType.Float64);
}
