namespace Kasane.Internal;

/// <content>
/// The derivative without a graph: backwards through the steps, one pass of the cell and one product each. The weights' gradients are
/// products over all steps at once.
/// </content>
internal readonly partial record struct RecurrentOp<TCell>
{
    private TensorRow Fused(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var (output, h, hiddenWeight) = (saved.Result(Output), Rows.Dense(saved.Input(H)), saved.Input(HiddenWeight));
        var projection = saved.Has(Projection) ? saved.Input(Projection) : null;
        var units = hiddenWeight.Layout.Size(0) / TCell.Gates;
        var memories = TCell.HasMemory ? saved.Result(Memories) : output;
        var initial = TCell.HasMemory ? Rows.Dense(saved.Input(C)) : h;
        var (kept, raw) = (saved.Result(Kept), saved.Result(Raw));

        var given = Given(gradients[Output], output);
        // What flows back to the state before the step at hand; sequences that have not begun yet hold the gradient of their last state.
        var carried = Start(gradients[LastH], output);
        var carriedMemory = TCell.HasMemory ? Start(gradients[LastC], memories) : carried;
        var ofGates = Matrix(output, Steps.Rows, TCell.Gates * units);
        var ofHidden = TCell.SplitsGates ? Matrix(output, Steps.Rows, TCell.Gates * units) : ofGates;
        var ofRaw = projection is null ? null : Matrix(output, Steps.Batch, units);
        var ofOutput = projection is null ? given : Matrix(output, Steps.Rows, output.Layout.Size(1));
        var backend = output.Backend;
        var packed = Steps.Count > 1 ? PackedOperand.Of(backend, hiddenWeight.Block) : null;
        for (var k = Steps.Count - 1; k >= 0; k--)
        {
            var t = Steps.At(k);
            var (at, n) = (Steps.Offsets[t], Steps.Sizes[t]);
            var state = Part(carried, 0, n);
            var gradient = Part(given, at, n);
            if (ofRaw is not null)
            {
                backend.Binary(default(AddOp), TypePromotion.Compute(output.DType), gradient, state, Part(ofOutput, at, n));
                gradient = Part(ofRaw, 0, n);
                backend.MatMul(Part(ofOutput, at, n), projection!.Block, gradient, default);
            }
            var memory = TCell.HasMemory ? Part(carriedMemory, 0, n) : state;
            backend.CellGradient<TCell>(
                TCell.Kept == 0 ? null : Part(kept, at, n), Before(memories, initial, k), Part(memories, at, n),
                gradient, TCell.HasMemory && ofRaw is null ? state : null, memory,
                Part(ofGates, at, n), TCell.SplitsGates ? Part(ofHidden, at, n) : null, memory);
            // Without a memory the cell has left in the state what goes past its gates.
            backend.MatMul(Part(ofHidden, at, n), hiddenWeight.Block, state, new() { Accumulate = !TCell.HasMemory, PackedRight = packed?.Block });
        }
        return
        [
            saved.Wants(X) ? ofGates.MatMul(saved.Input(InputWeight)) : null,
            carried,
            TCell.HasMemory ? carriedMemory : null,
            saved.Wants(InputWeight) ? ofGates.T.MatMul(saved.Input(X)) : null,
            saved.Wants(HiddenWeight) ? OfHiddenWeight(ofHidden, output, h) : null,
            .. OfBiases(ofGates, ofHidden, saved),
            projection is not null && saved.Wants(Projection) ? ofOutput.T.MatMul(raw) : null,
        ];
    }

    private static Tensor?[] OfBiases(Tensor ofGates, Tensor ofHidden, in SavedN saved)
    {
        var ofInput = saved.Wants(InputBias) || (saved.Wants(HiddenBias) && !TCell.SplitsGates) ? ofGates.Sum(0) : null;
        return [ofInput, !saved.Wants(HiddenBias) ? null : TCell.SplitsGates ? ofHidden.Sum(0) : ofInput];
    }

    private Tensor OfHiddenWeight(Tensor ofHidden, Tensor output, Tensor h)
    {
        if (Steps.Count == 1) return ofHidden.T.MatMul(h);
        if (!Steps.IsUniform) return ofHidden.T.MatMul(AllBefore(output, h));
        // All steps but the first start from the output of the one before, which stands one batch further.
        var (rows, batch) = (Steps.Rows - Steps.Batch, Steps.Batch);
        var first = Steps.At(0) == 0;
        var y = ofHidden.Narrow(0, first ? batch : 0, rows).T.MatMul(output.Narrow(0, first ? 0 : batch, rows));
        y.Backend.MatMul(Turned(ofHidden.Narrow(0, first ? 0 : rows, batch)), h.Block, y.Block, new() { Accumulate = true });
        return y;
    }

    private Tensor AllBefore(Tensor output, Tensor h)
    {
        var all = Matrix(output, Steps.Rows, output.Layout.Size(1));
        for (var k = 0; k < Steps.Count; k++)
        {
            var t = Steps.At(k);
            output.Backend.Copy(Before(output, h, k), Part(all, Steps.Offsets[t], Steps.Sizes[t]));
        }
        return all;
    }

    private static Tensor Given(Tensor? gradient, Tensor like) =>
        gradient is null ? Tensor.Zeros(like.Shape, like.DType, like.Device) : Rows.Dense(gradient, like.DType);

    // To be written to.
    private Tensor Start(Tensor? gradient, Tensor states) => gradient is null
        ? Tensor.Zeros([Steps.Batch, states.Layout.Size(1)], states.DType, states.Device)
        : new CopyOp(states.DType).Forward(gradient);
}
