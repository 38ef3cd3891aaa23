namespace Kasane.Internal;

/// <summary>What the pooling loops work on; a chunk is a run of planes.</summary>
internal unsafe struct PoolJob
{
    public byte* X;
    public byte* Y;
    public long* Indices;
    public Triple Input;
    public Triple Output;
    public Triple Step;
    public long Planes;
    public long PerChunk;
    private long* bounds;

    public readonly nint Chunks => (nint)((Planes + PerChunk - 1) / PerChunk);

    public static PoolJob Of(Spans spans, long* bounds, byte* x, byte* y, long outputs, long work) => new()
    {
        X = x,
        Y = y,
        Input = spans.Input,
        Output = spans.Output,
        Step = spans.Step,
        Planes = outputs / spans.Output.Product,
        PerChunk = Math.Max(1, work / Math.Max(spans.Input.Product, spans.Output.Product)),
        bounds = bounds,
    };

    public readonly (long Start, long End) Depths(long z) => (bounds[z], bounds[Output.D + z]);

    public readonly (long Start, long End) Rows(long y)
    {
        var own = bounds + (2 * Output.D);
        return (own[y], own[Output.H + y]);
    }

    /// <summary>The starts of the columns; their ends follow.</summary>
    public readonly long* Columns => bounds + (2 * (Output.D + Output.H));
}
