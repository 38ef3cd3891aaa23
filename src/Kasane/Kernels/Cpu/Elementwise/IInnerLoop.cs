namespace Kasane.Internal;

/// <summary>The innermost loop of a pointwise kernel, over contiguous elements of the compute dtype, or of BFloat16.</summary>
internal unsafe interface IInnerLoop<TOp>
    where TOp : unmanaged
{
    /// <summary>Roughly how many additions one element costs.</summary>
    static abstract int Cost { get; }

    /// <summary>
    /// Runs over <paramref name="n"/> elements. <paramref name="p"/>[0] is the output, the inputs follow; bit k of
    /// <paramref name="scalars"/> says that input k is one element for all. With <paramref name="maskOutput"/> the output is one byte
    /// (0 or 1) per element.
    /// </summary>
    static abstract void Run(in TOp op, DType compute, byte** p, int scalars, nint n, bool maskOutput);
}
