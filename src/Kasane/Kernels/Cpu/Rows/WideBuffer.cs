namespace Kasane.Internal;

/// <summary>A contiguous operand in the dtype in which a kernel computes: itself, or a converted copy in scratch memory.</summary>
internal readonly unsafe ref struct WideBuffer
{
    private readonly Scratch scratch;
    private readonly bool rented;
    private readonly byte* original;
    private readonly DType from;
    private readonly DType compute;
    private readonly long count;

    private WideBuffer(byte* original, DType from, DType compute, long count, bool load)
    {
        this.original = original;
        this.from = from;
        this.compute = compute;
        this.count = count;
        Pointer = original;
        if (from == compute || original is null) return;
        scratch = Scratch.Rent(Math.Max(1, count) * compute.ItemSize);
        rented = true;
        Pointer = scratch.Pointer;
        if (load) Conversion.Run(original, from, Pointer, compute, count);
    }

    public byte* Pointer { get; }

    public static WideBuffer In(byte* p, DType dtype, DType compute, long count) => new(p, dtype, compute, count, true);

    public static WideBuffer Out(byte* p, DType dtype, DType compute, long count) => new(p, dtype, compute, count, false);

    /// <summary>Rounds what a kernel wrote back to the operand's own dtype.</summary>
    public void Finish()
    {
        if (rented) Conversion.Run(Pointer, compute, original, from, count);
    }

    public void Dispose()
    {
        if (rented) scratch.Dispose();
    }
}
