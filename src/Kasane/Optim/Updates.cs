namespace Kasane.Internal;

/// <summary>Runs a fused optimizer step on tensors of any layout and floating-point or complex dtype.</summary>
internal static class Updates
{
    public static void Run<TOp>(
        in TOp op, Tensor parameter, Tensor gradient, Tensor? first = null, Tensor? second = null, Tensor? third = null)
        where TOp : unmanaged, IUpdateOp
    {
        var compute = TypePromotion.Compute(parameter.DType);
        var w = Ready(parameter, compute);
        var g = Ready(gradient, compute);
        Tensor?[] states = [first, second, third];
        var ready = Array.ConvertAll(states, state => state is null ? g : Ready(state, compute));
        w.Backend.Update(op, Real(g), Real(w), Real(ready[0]), Real(ready[1]), Real(ready[2]));
        GC.KeepAlive(g);
        GC.KeepAlive(ready);
        WriteBack(w, parameter);
        for (var k = 0; k < op.States; k++) WriteBack(ready[k], states[k]!);
    }

    private static Tensor Ready(Tensor x, DType compute) => x.IsContiguous && x.DType == compute ? x : x.Detach().To(compute).Contiguous();

    // A complex number is two real ones to an optimizer.
    private static Block Real(Tensor x) => x.DType.IsComplex ? x.Block.RealParts() : x.Block;

    private static void WriteBack(Tensor from, Tensor to)
    {
        if (!ReferenceEquals(from, to)) to.Backend.Copy(from.Block, to.Block);
        to.Storage.Version++;
    }
}
