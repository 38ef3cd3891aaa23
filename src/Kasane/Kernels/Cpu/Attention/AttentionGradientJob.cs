namespace Kasane.Internal;

/// <summary>
/// The derivative of <see cref="AttentionJob"/>: the weights are computed again from the scores and the logarithms of the rows' sums. A
/// chunk is some heads, as all rows of a head add to the gradients of its keys and values.
/// </summary>
internal unsafe struct AttentionGradientJob : ILaneJob
{
    /// <summary>The forward's operands.</summary>
    public AttentionJob Forward;
    public AttentionOperand Gradient;
    public AttentionOperand OfQ;
    public AttentionOperand OfK;
    public AttentionOperand OfV;

    public static void Run<L, TVector>(void* job, nint chunk)
        where L : struct, ILanes<L, TVector>
        where TVector : struct
    {
        ref var self = ref *(AttentionGradientJob*)job;
        nint rows = self.Forward.BlockRows, pitch = AttentionJob.Pitch<L, TVector>(self.Forward.Sources);
        using var scratch = Scratch.Rent(2 * rows * pitch * L.ItemSize);
        byte* weights = scratch.Pointer, ofScores = weights + (rows * pitch * L.ItemSize);
        var end = Math.Min((chunk + 1) * self.Forward.PerChunk, self.Forward.Total);
        for (var head = chunk * self.Forward.PerChunk; head < end; head++)
        {
            nint b = head / self.Forward.Heads, h = head % self.Forward.Heads;
            if (self.Forward.Terms.Causal) self.Clear(b, h, L.ItemSize);
            for (nint first = 0; first < self.Forward.Length; first += rows)
                self.Block<L, TVector>(b, h, first, weights, ofScores, pitch);
        }
    }

    // The first rows do not see every key.
    private readonly void Clear(nint b, nint h, int itemSize)
    {
        for (nint j = 0; j < Forward.Sources; j++)
        {
            new Span<byte>(OfK.At(b, h, j), (int)Forward.Width * itemSize).Clear();
            new Span<byte>(OfV.At(b, h, j), (int)Forward.Values * itemSize).Clear();
        }
    }

    private readonly void Block<L, TVector>(nint b, nint h, nint first, byte* weights, byte* ofScores, nint pitch)
        where L : struct, ILanes<L, TVector>
        where TVector : struct
    {
        var item = L.ItemSize;
        var causal = Forward.Terms.Causal;
        var rows = Math.Min(Forward.BlockRows, Forward.Length - first);
        var seen = causal ? Math.Min(Forward.Sources, first + rows) : Forward.Sources;
        byte* q = Forward.Q.At(b, h, first), k = Forward.K.At(b, h, 0), v = Forward.V.At(b, h, 0), g = Gradient.At(b, h, first);
        AttentionProduct.Run(
            item, rows, seen, Forward.Width, q, Forward.Q.Row, Forward.Q.Column, k, Forward.K.Column, Forward.K.Row, weights, pitch);
        AttentionProduct.Run(
            item, rows, seen, Forward.Values, g, Gradient.Row, Gradient.Column, v, Forward.V.Column, Forward.V.Row, ofScores, pitch);
        for (nint i = 0; i < rows; i++)
        {
            var at = ((((b * Forward.Heads) + h) * Forward.Length) + first) + i;
            var columns = causal ? Math.Min(seen, first + i + 1) : seen;
            AttentionRows.Gradient<L, TVector>(
                weights + (i * pitch * item), ofScores + (i * pitch * item), columns, seen,
                Forward.Mask.IsGiven ? Forward.Mask.At(b, h, first + i) : null,
                Forward.Kept is null ? null : Forward.Kept + (at * Forward.Sources), Forward.Terms,
                L.Broadcast(Forward.LogSum + (at * item)));
        }

        var add = causal || first > 0;
        AttentionProduct.Run(
            item, seen, Forward.Values, rows, weights, 1, pitch, g, Gradient.Row, Gradient.Column, OfV.At(b, h, 0), OfV.Row, add);
        AttentionProduct.Run(
            item, rows, Forward.Width, seen, ofScores, pitch, 1, k, Forward.K.Row, Forward.K.Column, OfQ.At(b, h, first), OfQ.Row);
        AttentionProduct.Run(
            item, seen, Forward.Width, rows, ofScores, 1, pitch, q, Forward.Q.Row, Forward.Q.Column, OfK.At(b, h, 0), OfK.Row, add);
    }
}
