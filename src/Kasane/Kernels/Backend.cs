namespace Kasane.Internal;

/// <summary>
/// The kernel contracts a device fulfils. A backend sees memory, layouts and dtypes, never a tensor: shapes, promotion and broadcasting
/// were settled before. Inputs have the shape of the output or broadcast to it; the output never overlaps itself.
/// </summary>
internal abstract partial class Backend
{
    private static readonly Backend[] Table = new Backend[64];

    static Backend()
    {
        Table[Device.Cpu.Slot] = new CpuBackend();
        Table[Device.Reference.Slot] = new ReferenceBackend();
        Table[Device.Meta.Slot] = new MetaBackend();
    }

    public static Backend Of(Device device) => Table[device.Slot];

    /// <summary>Announces the kernels of a device that a package brings.</summary>
    public static void Register(Device device, Backend backend) => Table[device.Slot] = backend;

    /// <summary>Whether the blocks hold values at all.</summary>
    public virtual bool HasData => true;

    /// <summary>Memory for <paramref name="bytes"/> bytes with undefined content.</summary>
    public abstract Storage Allocate(long bytes);

    /// <summary>Copies host bytes into a contiguous block.</summary>
    public abstract void Upload(ReadOnlySpan<byte> host, in Block target);

    /// <summary>Copies a contiguous block to host bytes.</summary>
    public abstract void Download(in Block source, Span<byte> host);

    /// <summary>y = op(x), computed in <paramref name="compute"/> (Float32, Float64, Int64, Int32 or Complex64).</summary>
    public abstract void Unary<TOp>(in TOp op, DType compute, in Block x, in Block y)
        where TOp : unmanaged, IUnaryOp;

    /// <summary>y = op(a, b).</summary>
    public abstract void Binary<TOp>(in TOp op, DType compute, in Block a, in Block b, in Block y)
        where TOp : unmanaged, IBinaryOp;

    /// <summary>y = op(a, b, c).</summary>
    public abstract void Ternary<TOp>(in TOp op, DType compute, in Block a, in Block b, in Block c, in Block y)
        where TOp : unmanaged, ITernaryOp;

    /// <summary>y = x, converted to y's dtype.</summary>
    public abstract void Copy(in Block x, in Block y);

    /// <summary>Every element of y = value.</summary>
    public abstract void Fill(in Block y, Scalar value);

    /// <summary>
    /// Reduces the dimensions of <paramref name="x"/> whose bit is set in <paramref name="dims"/>; y has x's rank, with size 1 there.
    /// </summary>
    public abstract void Reduce<TOp>(in TOp op, DType compute, in Block x, in Block y, ulong dims)
        where TOp : unmanaged, IReduceOp;

    /// <summary>
    /// The position (Int64) of the largest (or smallest) element along the middle dimension of x (outer, n, inner), contiguous; the first
    /// of equals, NaN before all.
    /// </summary>
    public abstract void ArgReduce(in Block x, in Block y, bool largest);

    /// <summary>c = a @ b (+ bias, then activation), or c += a @ b; operands are (M, K), (K, N), (M, N) or have a leading batch dimension.</summary>
    public abstract void MatMul(in Block a, in Block b, in Block c, in Epilogue epilogue);

    /// <summary>How many elements a right operand (K, N) of several products takes in the order that is read fastest; 0 if there is none.</summary>
    /// <param name="right">The operand.</param>
    /// <param name="rows">
    /// Rows of the left operand, if the result must be the same bits as without; then the answer is 0 for products that another way suits better.
    /// </param>
    public virtual long PackedSize(in Block right, long? rows = null) => 0;

    /// <summary>Writes a right operand in that order, for <see cref="Epilogue.PackedRight"/>.</summary>
    public virtual void Pack(in Block right, in Block packed) => throw new NotSupportedException();

    /// <summary>
    /// Positions in memory from an index tensor: y[i] = (or +=) index[i] * stride + the sum over the dimensions d of i[d] * steps[d].
    /// </summary>
    /// <param name="index">Int64, contiguous.</param>
    /// <param name="y">Int64, contiguous, of the same shape.</param>
    /// <param name="size">Indices must be below; with <paramref name="wrap"/> negative ones count from here.</param>
    /// <param name="stride">What one step of the index is worth.</param>
    /// <param name="steps">What one step along each dimension of <paramref name="index"/> is worth; empty: nothing.</param>
    /// <param name="wrap">Whether negative indices are allowed.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    /// <returns>The place of the first index that is out of range, or -1.</returns>
    public abstract long Positions(in Block index, in Block y, long size, long stride, ReadOnlySpan<long> steps, bool wrap, bool accumulate);

    /// <summary>
    /// y[o, j, :] = x[o, index[j], :] for x (outer, n, inner), index (m) and y (outer, m, inner), all contiguous; index Int64 and within range.
    /// </summary>
    public abstract void Take(in Block x, in Block index, in Block y);

    /// <summary>
    /// x[o, index[j], :] = (or +=, ...) values[o, j, :], in ascending order of j. Shapes as for <see cref="Take"/>; values of x's dtype,
    /// contiguous or one element for all.
    /// </summary>
    public abstract void Put(in Block x, in Block index, in Block values, PutMode mode);

    /// <summary>
    /// y = x where the column minus the row is at most (<paramref name="lower"/>) or at least <paramref name="diagonal"/>, and 0 elsewhere;
    /// both contiguous, of shape (matrices, rows, columns) and one dtype.
    /// </summary>
    public abstract void Triangle(in Block x, in Block y, long diagonal, bool lower);

    /// <summary>
    /// y = x at the places of y, but in dimension <paramref name="dim"/> at the index given there. All of one rank, of at least 1, x and y
    /// contiguous; index Int64 of y's sizes, and in other dimensions not larger than x.
    /// </summary>
    /// <returns>The place of the first index that is out of range, or -1; after a place y may hold anything.</returns>
    public abstract long TakeAlong(in Block x, in Block index, in Block y, int dim);

    /// <summary>
    /// The reverse of <see cref="TakeAlong"/>: x = (or +=, ...) values, for each place in ascending order; values of x's dtype, contiguous or
    /// one element for all.
    /// </summary>
    /// <param name="x">What is written to.</param>
    /// <param name="index">Where in dimension <paramref name="dim"/>; contiguous if it is checked first.</param>
    /// <param name="values">Of the index's sizes, or one element.</param>
    /// <param name="dim">The dimension that is indexed.</param>
    /// <param name="mode">What happens in the places.</param>
    /// <param name="checkFirst">Whether x must be unchanged if an index is out of range.</param>
    /// <returns>The place of the first index that is out of range, or -1.</returns>
    public abstract long PutAlong(in Block x, in Block index, in Block values, int dim, PutMode mode, bool checkFirst);

    /// <summary>One optimizer step; all blocks contiguous, of one size and one dtype (Float32 or Float64). States that do not exist repeat the gradient.</summary>
    public abstract void Update<TOp>(in TOp op, in Block gradient, in Block parameter, in Block first, in Block second, in Block third)
        where TOp : unmanaged, IUpdateOp;
}
