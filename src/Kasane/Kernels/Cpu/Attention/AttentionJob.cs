namespace Kasane.Internal;

/// <summary>
/// Attention, some rows of one head at a time: their scores stay in a near cache and are never written as a whole. A chunk is some
/// such blocks of rows.
/// </summary>
internal unsafe struct AttentionJob : ILaneJob
{
    /// <summary>Scores that are held at a time.</summary>
    private const nint Held = 32 * 1024;

    public AttentionOperand Q;
    public AttentionOperand K;
    public AttentionOperand V;
    public AttentionOperand Mask;
    public AttentionOperand Y;
    public byte* Kept;
    public byte* LogSum;
    public nint Heads;
    public nint Length;
    public nint Sources;
    public nint Width;
    public nint Values;
    public AttentionTerms Terms;
    public nint PerChunk;
    public nint Total;

    /// <summary>How many rows are taken together.</summary>
    public readonly nint BlockRows => Math.Min(Length, Math.Max(16, Held / Sources));

    public readonly nint Blocks => (Length + BlockRows - 1) / BlockRows;

    /// <summary>From one row of scores to the next: one vector behind each row may be overwritten.</summary>
    public static nint Pitch<L, TVector>(nint columns)
        where L : struct, ILanes<L, TVector>
        where TVector : struct => ((columns + L.Count - 1) / L.Count * L.Count) + L.Count;

    public static void Run<L, TVector>(void* job, nint chunk)
        where L : struct, ILanes<L, TVector>
        where TVector : struct
    {
        ref var self = ref *(AttentionJob*)job;
        using var scratch = Scratch.Rent(self.BlockRows * (Pitch<L, TVector>(self.Sources) + 1) * L.ItemSize);
        var end = Math.Min((chunk + 1) * self.PerChunk, self.Total);
        for (var block = chunk * self.PerChunk; block < end; block++)
            self.Block<L, TVector>(block / self.Blocks, block % self.Blocks * self.BlockRows, scratch.Pointer);
    }

    private readonly void Block<L, TVector>(nint head, nint first, byte* scores)
        where L : struct, ILanes<L, TVector>
        where TVector : struct
    {
        var item = L.ItemSize;
        nint rows = Math.Min(BlockRows, Length - first), b = head / Heads, h = head % Heads;
        var seen = Terms.Causal ? Math.Min(Sources, first + rows) : Sources;
        var pitch = Pitch<L, TVector>(seen);
        var factors = scores + (rows * pitch * item);
        AttentionProduct.Run(
            item, rows, seen, Width, Q.At(b, h, first), Q.Row, Q.Column, K.At(b, h, 0), K.Column, K.Row,
            scores, pitch);
        for (nint i = 0; i < rows; i++)
        {
            var at = (head * Length) + first + i;
            var columns = Terms.Causal ? Math.Min(seen, first + i + 1) : seen;
            AttentionRows.Softmax<L, TVector>(
                scores + (i * pitch * item), columns, seen, Mask.IsGiven ? Mask.At(b, h, first + i) : null,
                Kept is null ? null : Kept + (at * Sources), Terms.Scale, out var largest, out var sum);
            Real.Set(LogSum, at, item, largest + Math.Log(sum));
            Real.Set(factors, i, item, (Kept is null ? 1 : Terms.Factor) / sum);
        }

        var y = Y.At(b, h, first);
        AttentionProduct.Run(item, rows, Values, seen, scores, pitch, 1, V.At(b, h, 0), V.Row, V.Column, y, Y.Row);
        for (nint i = 0; i < rows; i++)
            AttentionRows.Multiply<L, TVector>(y + (i * Y.Row * item), Values, L.Broadcast(factors + (i * item)));
    }
}
