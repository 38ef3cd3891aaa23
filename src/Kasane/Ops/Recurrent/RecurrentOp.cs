namespace Kasane.Internal;

/// <summary>
/// A recurrent layer in one direction over whole sequences. Inputs: x (rows of all steps, features), h (batch, width), c (batch, units;
/// with a
/// memory only), the weights of both projections, their biases (or none), and the weights that project the output to the width (or none).
/// Results: output (rows, width), last h, last c, and what the derivative needs: every memory, what the cells keep, and outputs before
/// their
/// projection. The input is projected in one product for all steps; each step then is one product and one pass of the cell.
/// </summary>
/// <derivative>g back through the steps, last one first.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly partial record struct RecurrentOp<TCell>(Steps Steps) : IOpN
    where TCell : struct, IRecurrentCell
{
    private const int X = 0, H = 1, C = 2, InputWeight = 3, HiddenWeight = 4, InputBias = 5, HiddenBias = 6, Projection = 7;

    private const int Output = 0, LastH = 1, LastC = 2, Memories = 3, Kept = 4, Raw = 5;

    public static string Name => TCell.Name;

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) =>
        0xFF | SavedN.OfResult(Output) | SavedN.OfResult(Memories) | SavedN.OfResult(Kept) | SavedN.OfResult(Raw);

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var recording = GradMode.Enabled && AnyNeedsGradient(inputs);
        Tensor x = inputs[X]!, h = Rows.Dense(inputs[H]!), hiddenWeight = inputs[HiddenWeight]!;
        var projection = inputs[Projection];
        var units = hiddenWeight.Layout.Size(0) / TCell.Gates;
        var gates = Project(x, inputs[InputWeight]!, inputs[InputBias], inputs[HiddenBias]);
        var empty = Matrix(x, 0, 0);
        var output = Matrix(x, Steps.Rows, h.Layout.Size(1));
        var raw = projection is null ? empty : Matrix(x, Steps.Rows, units);
        var memories = TCell.HasMemory ? Matrix(x, Steps.Rows, units) : output;
        // Where as much is kept as there are gates, it takes their place.
        var kept = TCell.Kept == 0 ? empty
            : TCell.Kept == TCell.Gates ? gates
            : Matrix(x, recording ? Steps.Rows : Steps.Batch, TCell.Kept * units);
        var initial = TCell.HasMemory ? Rows.Dense(inputs[C]!) : h;
        var hidden = TCell.SplitsGates ? Matrix(x, Steps.Batch, TCell.Gates * units) : null;
        // Packed, or at least turned around, once rather than by the product of every step.
        var turned = Turned(hiddenWeight);
        var packed = Steps.Count > 1 ? PackedOperand.Of(x.Backend, turned) : null;
        if (packed is null && Steps.Count > 1) turned = Copied(x, turned);
        var bias = TCell.SplitsGates && inputs[HiddenBias] is { } b ? Rows.Dense(b) : null;
        var backend = x.Backend;
        for (var k = 0; k < Steps.Count; k++)
        {
            var t = Steps.At(k);
            var (at, n) = (Steps.Offsets[t], Steps.Sizes[t]);
            var (gate, last) = (Part(gates, at, n), Before(output, h, k));
            var sum = hidden is null ? gate : Part(hidden, 0, n);
            backend.MatMul(last, turned, sum, new() { Accumulate = hidden is null, Bias = bias?.Block, PackedRight = packed?.Block });
            backend.Cell<TCell>(
                gate, hidden is null ? null : sum, TCell.HasMemory ? Before(memories, initial, k) : last,
                TCell.Kept == 0 ? null : Part(kept, kept.Layout.Size(0) == Steps.Rows ? at : 0, n), Part(memories, at, n),
                TCell.HasMemory ? Part(projection is null ? output : raw, at, n) : null);
            if (projection is not null) backend.MatMul(Part(raw, at, n), Turned(projection), Part(output, at, n), default);
        }
        if (packed is { Ownership: not Ownership.Temporary }) packed.Release();
        return
        [
            output, Ends(output), TCell.HasMemory ? Ends(memories) : empty, TCell.HasMemory ? memories : Matrix(x, 0, 0),
            Of(kept, output), Of(raw, output),
        ];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved) =>
        GradMode.Enabled ? Composed(gradients, saved) : Fused(gradients, saved);

    // Every result must be an object of its own.
    private static Tensor Of(Tensor x, Tensor like) => x.ElementCount == 0 ? Matrix(like, 0, 0) : x;

    private static bool AnyNeedsGradient(ReadOnlySpan<Tensor?> inputs)
    {
        foreach (var input in inputs)
            if (input is { NeedsGradient: true }) return true;
        return false;
    }

    private static Tensor Matrix(Tensor like, long rows, long columns) =>
        Tensor.Allocate(like.Device, Layout.Contiguous([rows, columns]), like.DType);

    /// <summary>The gates of all steps, as far as the input decides; where cells only see the sum, with both biases.</summary>
    private static Tensor Project(Tensor x, Tensor weight, Tensor? inputBias, Tensor? hiddenBias)
    {
        var gates = Matrix(x, x.Layout.Size(0), weight.Layout.Size(0));
        var bias = inputBias is null || hiddenBias is null || TCell.SplitsGates
            ? inputBias : Pointwise.Binary(default(AddOp), inputBias, hiddenBias);
        if (bias is not null) bias = Rows.Dense(bias);
        x.Backend.MatMul(x.Block, Turned(weight), gates.Block, new() { Bias = bias?.Block });
        GC.KeepAlive(bias);
        return gates;
    }

    private static Block Turned(Tensor weight) => weight.Block.With(
        Layout.Strided([weight.Layout.Size(1), weight.Layout.Size(0)], [weight.Layout.Stride(1), weight.Layout.Stride(0)]));

    private static Block Copied(Tensor like, in Block matrix)
    {
        var copy = Matrix(like, matrix.Layout.Size(0), matrix.Layout.Size(1));
        copy.Backend.Copy(matrix, copy.Block);
        return copy.Block;
    }

    private static Block Part(Tensor x, long start, long rows)
    {
        var columns = x.Layout.Size(1);
        return x.Block.With(Layout.Contiguous([rows, columns]), x.Offset + (start * columns));
    }

    /// <summary>The states that step k starts from; where a sequence begins, the initial one.</summary>
    private Block Before(Tensor states, Tensor initial, int k)
    {
        var n = Steps.Sizes[Steps.At(k)];
        if (k == 0) return Part(initial, 0, n);
        var last = Steps.At(k - 1);
        var running = Steps.Sizes[last];
        if (running >= n) return Part(states, Steps.Offsets[last], n);
        var joined = Matrix(states, n, states.Layout.Size(1));
        states.Backend.Copy(Part(states, Steps.Offsets[last], running), Part(joined, 0, running));
        states.Backend.Copy(Part(initial, running, n - running), Part(joined, running, n - running));
        return joined.Block;
    }

    /// <summary>The state of each sequence after its last step.</summary>
    private Tensor Ends(Tensor states)
    {
        var ends = Matrix(states, Steps.Batch, states.Layout.Size(1));
        foreach (var (row, sequence, count) in Steps.Ends()) states.Backend.Copy(Part(states, row, count), Part(ends, sequence, count));
        return ends;
    }
}
