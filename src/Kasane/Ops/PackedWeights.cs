using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Weights in the order that their backend reads fastest, made at the second use without a record and kept until the weight is gone, used in
/// training, or used after a change: who only computes results does not pay for it every time. The results are the same bits with and without.
/// </summary>
internal static class PackedWeights
{
    private static readonly ConditionalWeakTable<Tensor, Entry> Known = [];
    private static bool any;

    /// <summary>The packed weight; null if it should be used as it is.</summary>
    public static Tensor? Of<TOrder>(Tensor weight, in TOrder order)
        where TOrder : struct, IWeightOrder
    {
        // In training, forward and backward, the weight changes with every step. What user code can write to without our notice is never kept.
        if (((GradMode.Enabled || TensorScope.IsOpen) && weight.NeedsGradient) || !weight.Storage.IsNative)
        {
            if (any) Known.Remove(weight);
            return null;
        }
        var form = order.Form;
        if (form.Elements == 0) return null;
        if (Known.TryGetValue(weight, out var entry) && entry.Fits(weight, form)) return entry.Packed ??= Pack(weight, form, order);
        Known.AddOrUpdate(weight, new Entry(weight, form));
        return null;
    }

    private static Tensor Pack<TOrder>(Tensor weight, in PackedForm form, in TOrder order)
        where TOrder : struct, IWeightOrder
    {
        // It outlives the backward run that may need it first, whose temporaries are given back at the end.
        var temporaries = TensorScope.Suspend();
        try
        {
            var packed = Tensor.Allocate(weight.Device, Layout.Contiguous([form.Elements]), weight.DType);
            order.Pack(packed.Block);
            any = true;
            return packed;
        }
        finally
        {
            TensorScope.Resume(temporaries);
        }
    }

    // It must not refer to the weight, or would keep it alive.
    private sealed class Entry(Tensor weight, PackedForm form)
    {
        private readonly Storage source = weight.Storage;
        private readonly int version = weight.Version;
        private readonly long offset = weight.Block.Offset;
        private readonly Layout layout = weight.Layout;

        public Tensor? Packed { get; set; }

        public bool Fits(Tensor weight, in PackedForm wanted) =>
            ReferenceEquals(weight.Storage, source) && weight.Version == version && weight.Block.Offset == offset
            && weight.Layout.SameAs(layout) && form == wanted;
    }
}
