namespace Kasane.Internal;

/// <summary>Runs a fused optimizer step on tensors of any layout and floating-point dtype.</summary>
internal static class Updates
{
    public static void Run<TOp>(in TOp op, Tensor parameter, Tensor gradient, Tensor? first = null, Tensor? second = null, Tensor? third = null)
        where TOp : unmanaged, IUpdateOp
    {
        if (gradient.Device != parameter.Device)
            throw new DeviceException($"{TOp.Name} expects a gradient on the device of its parameter, {parameter.Device}, but it lies on {gradient.Device}.");
        var compute = TypePromotion.Compute(parameter.DType);
        var w = Ready(parameter, compute);
        var g = Ready(gradient, compute);
        Tensor?[] states = [first, second, third];
        var ready = Array.ConvertAll(states, state => state is null ? g : Ready(state, compute));
        w.Backend.Update(op, g.Block, w.Block, ready[0].Block, ready[1].Block, ready[2].Block);
        GC.KeepAlive(g);
        GC.KeepAlive(ready);
        WriteBack(w, parameter);
        for (var k = 0; k < op.States; k++) WriteBack(ready[k], states[k]!);
    }

    private static Tensor Ready(Tensor x, DType compute) => x.IsContiguous && x.DType == compute ? x : x.Detach().To(compute).Contiguous();

    private static void WriteBack(Tensor from, Tensor to)
    {
        if (!ReferenceEquals(from, to)) to.Backend.Copy(from.Block, to.Block);
        to.Storage.Version++;
    }
}
