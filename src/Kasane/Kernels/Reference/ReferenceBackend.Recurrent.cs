namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void Cell<TCell>(in Block input, Block? hidden, in Block memory, Block? kept, in Block next, Block? output)
    {
        var (givenHidden, givenKept, givenOutput) = (hidden ?? default, kept ?? default, output ?? default);
        fixed (byte* px = input, ph = givenHidden, pm = memory, pk = givenKept, pn = next, py = givenOutput)
        {
            var (rows, units) = (memory.Layout.Size(0), memory.Layout.Size(1));
            var (from, last, to) = (new Accessor(input, px), new Accessor(memory, pm), new Accessor(next, pn));
            for (long r = 0; r < rows; r++)
                for (long j = 0; j < units; j++)
                {
                    var x = Read(from, r, j, units, TCell.Gates);
                    var h = hidden is null ? default : Read(new(givenHidden, ph), r, j, units, TCell.Gates);
                    TCell.Forward<DoubleAlgebra, double>(x, h, last.Double([r, j]), out var values, out var memorised, out var result);
                    if (kept is not null) Write(new(givenKept, pk), r, j, units, TCell.Kept, values);
                    to.Set([r, j], memorised);
                    if (output is not null) new Accessor(givenOutput, py).Set([r, j], result);
                }
        }
    }

    public override void CellGradient<TCell>(
        Block? kept, in Block memory, in Block next, in Block gradient, Block? carried, in Block later,
        in Block input, Block? hidden, in Block earlier)
    {
        var (givenKept, givenCarried, givenHidden) = (kept ?? default, carried ?? default, hidden ?? default);
        fixed (byte* pk = givenKept, pm = memory, pn = next, pg = gradient, pc = givenCarried, pl = later)
        fixed (byte* px = input, ph = givenHidden, pe = earlier)
        {
            var (rows, units) = (memory.Layout.Size(0), memory.Layout.Size(1));
            var (last, made) = (new Accessor(memory, pm), new Accessor(next, pn));
            var (g, l) = (new Accessor(gradient, pg), new Accessor(later, pl));
            var (toInput, toEarlier) = (new Accessor(input, px), new Accessor(earlier, pe));
            for (long r = 0; r < rows; r++)
                for (long j = 0; j < units; j++)
                {
                    var values = kept is null ? default : Read(new(givenKept, pk), r, j, units, TCell.Kept);
                    var given = g.Double([r, j]) + (carried is null ? 0 : new Accessor(givenCarried, pc).Double([r, j]));
                    TCell.Gradient<DoubleAlgebra, double>(
                        values, last.Double([r, j]), made.Double([r, j]), given, l.Double([r, j]), out var ofInput, out var ofHidden,
                        out var before);
                    Write(toInput, r, j, units, TCell.Gates, ofInput);
                    if (hidden is not null) Write(new(givenHidden, ph), r, j, units, TCell.Gates, ofHidden);
                    toEarlier.Set([r, j], before);
                }
        }
    }

    private static Quad<double> Read(in Accessor from, long row, long unit, long units, int count) => new()
    {
        A = from.Double([row, unit]),
        B = count > 1 ? from.Double([row, units + unit]) : 0,
        C = count > 2 ? from.Double([row, (2 * units) + unit]) : 0,
        D = count > 3 ? from.Double([row, (3 * units) + unit]) : 0,
    };

    private static void Write(in Accessor to, long row, long unit, long units, int count, in Quad<double> values)
    {
        to.Set([row, unit], values.A);
        if (count > 1) to.Set([row, units + unit], values.B);
        if (count > 2) to.Set([row, (2 * units) + unit], values.C);
        if (count > 3) to.Set([row, (3 * units) + unit], values.D);
    }
}
