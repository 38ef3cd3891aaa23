namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    /// <summary>Units per chunk: a cell is several transcendental functions for each.</summary>
    private const int CellWork = 2048;

    public override void Cell<TCell>(in Block input, Block? hidden, in Block memory, Block? kept, in Block next, Block? output)
    {
        if (next.Count == 0) return;
        var compute = TypePromotion.Compute(next.DType);
        var (givenHidden, givenKept, givenOutput) = (hidden ?? default, kept ?? default, output ?? default);
        fixed (byte* px = input, ph = givenHidden, pm = memory, pk = givenKept, pn = next, py = givenOutput)
        {
            using var x = WideBuffer.In(input.Address(px), input.DType, compute, input.Count);
            using var h = Given(hidden, ph, compute);
            using var m = WideBuffer.In(memory.Address(pm), memory.DType, compute, memory.Count);
            using var k = Wanted(kept, pk, compute);
            using var n = WideBuffer.Out(next.Address(pn), next.DType, compute, next.Count);
            using var y = Wanted(output, py, compute);
            var (rows, units) = ((nint)next.Layout.Size(0), (nint)next.Layout.Size(1));
            var job = new CellJob<TCell>
            {
                Input = x.Pointer,
                Hidden = h.Pointer,
                Memory = m.Pointer,
                Kept = k.Pointer,
                Next = n.Pointer,
                Output = y.Pointer,
                Rows = rows,
                Units = units,
                PerChunk = Math.Max(1, CellWork / units),
            };
            LaneDispatch.Floating<CellJob<TCell>>(compute, (rows + job.PerChunk - 1) / job.PerChunk, &job);
            k.Finish();
            n.Finish();
            y.Finish();
        }
    }

    public override void CellGradient<TCell>(
        Block? kept, in Block memory, in Block next, in Block gradient, Block? carried, in Block later,
        in Block input, Block? hidden, in Block earlier)
    {
        if (next.Count == 0) return;
        var compute = TypePromotion.Compute(next.DType);
        var (givenKept, givenCarried, givenHidden) = (kept ?? default, carried ?? default, hidden ?? default);
        fixed (byte* pk = givenKept, pm = memory, pn = next, pg = gradient, pc = givenCarried, pl = later)
        fixed (byte* px = input, ph = givenHidden, pe = earlier)
        {
            using var k = Given(kept, pk, compute);
            using var m = WideBuffer.In(memory.Address(pm), memory.DType, compute, memory.Count);
            using var n = WideBuffer.In(next.Address(pn), next.DType, compute, next.Count);
            using var g = WideBuffer.In(gradient.Address(pg), gradient.DType, compute, gradient.Count);
            using var c = Given(carried, pc, compute);
            using var l = WideBuffer.In(later.Address(pl), later.DType, compute, later.Count);
            using var x = WideBuffer.Out(input.Address(px), input.DType, compute, input.Count);
            using var h = Wanted(hidden, ph, compute);
            using var e = WideBuffer.Out(earlier.Address(pe), earlier.DType, compute, earlier.Count);
            var (rows, units) = ((nint)next.Layout.Size(0), (nint)next.Layout.Size(1));
            var job = new CellGradientJob<TCell>
            {
                Kept = k.Pointer,
                Memory = m.Pointer,
                Next = n.Pointer,
                Gradient = g.Pointer,
                Carried = c.Pointer,
                Later = l.Pointer,
                Input = x.Pointer,
                Hidden = h.Pointer,
                Earlier = e.Pointer,
                Rows = rows,
                Units = units,
                PerChunk = Math.Max(1, CellWork / units),
            };
            LaneDispatch.Floating<CellGradientJob<TCell>>(compute, (rows + job.PerChunk - 1) / job.PerChunk, &job);
            x.Finish();
            h.Finish();
            e.Finish();
        }
    }

    private static WideBuffer Given(Block? block, byte* pin, DType compute) => block is { } given
        ? WideBuffer.In(given.Address(pin), given.DType, compute, given.Count)
        : WideBuffer.In(null, compute, compute, 0);

    private static WideBuffer Wanted(Block? block, byte* pin, DType compute) => block is { } wanted
        ? WideBuffer.Out(wanted.Address(pin), wanted.DType, compute, wanted.Count)
        : WideBuffer.Out(null, compute, compute, 0);
}
