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
        var (s0, s1, s2) = (State(first), State(second), State(third));
        w.Backend.Update(op, Real(g), Real(w), Real(s0), Real(s1), Real(s2));
        GC.KeepAlive(g);
        WriteBack(w, parameter);
        if (op.States > 0) WriteBack(s0, first!);
        if (op.States > 1) WriteBack(s1, second!);
        if (op.States > 2) WriteBack(s2, third!);
        GC.KeepAlive(s0);
        GC.KeepAlive(s1);
        GC.KeepAlive(s2);

        // A state that does not exist is never looked at.
        Tensor State(Tensor? state) => state is null ? g : Ready(state, compute);
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
