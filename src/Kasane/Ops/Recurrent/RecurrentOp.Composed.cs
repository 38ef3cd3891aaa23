namespace Kasane.Internal;

/// <content>The same layer made of other operations, for derivatives that are to be differentiated themselves.</content>
internal readonly partial record struct RecurrentOp<TCell>
{
    private TensorRow Composed(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var self = this;
        return Recomputed.Gradients(Compose, gradients[..Memories], saved);

        Tensor[] Compose(Tensor?[] inputs) => self.Compose(inputs);
    }

    private Tensor[] Compose(Tensor?[] inputs)
    {
        var bias = inputs[InputBias] is not { } b || TCell.SplitsGates ? inputs[InputBias] : b.Add(inputs[HiddenBias]!);
        var gates = Functional.Linear(inputs[X]!, inputs[InputWeight]!, bias);
        Tensor h = inputs[H]!, c = inputs[C] ?? h;
        var outputs = new Tensor[Steps.Count];
        for (var k = 0; k < Steps.Count; k++)
        {
            var t = Steps.At(k);
            var n = Steps.Sizes[t];
            var (lastH, lastC) = (h.Narrow(0, 0, n), c.Narrow(0, 0, n));
            var input = gates.Narrow(0, Steps.Offsets[t], n);
            var hidden = Functional.Linear(lastH, inputs[HiddenWeight]!, TCell.SplitsGates ? inputs[HiddenBias] : null);
            if (!TCell.SplitsGates) input = input.Add(hidden);
            TCell.Forward<TensorAlgebra, Tensor>(
                Units(input), TCell.SplitsGates ? Units(hidden) : default, TCell.HasMemory ? lastC : lastH, out _, out var next,
                    out var output);
            if (inputs[Projection] is { } projection) output = Functional.Linear(output, projection);
            outputs[t] = output;
            h = Replaced(h, output);
            if (TCell.HasMemory) c = Replaced(c, next);
        }
        var all = Functional.Cat(outputs);
        return TCell.HasMemory ? [all, h, c] : [all, h];
    }

    private static Quad<Tensor> Units(Tensor gates)
    {
        var parts = gates.Chunk(TCell.Gates, 1);
        Quad<Tensor> units = default;
        units.A = parts[0];
        if (parts.Length > 1) units.B = parts[1];
        if (parts.Length > 2) units.C = parts[2];
        if (parts.Length > 3) units.D = parts[3];
        return units;
    }

    // The first sequences have made a step; the others have ended, or not begun.
    private static Tensor Replaced(Tensor states, Tensor next)
    {
        var (all, n) = (states.Layout.Size(0), next.Layout.Size(0));
        return n == all ? next : Functional.Cat([next, states.Narrow(0, n, all - n)]);
    }
}
