using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The common iteration space of a few operands of one shape: dimensions of size 1 dropped, dimensions that are contiguous for every
/// operand merged, the rest ordered so that the output is walked in memory order. Dimension 0 is the innermost; strides are in bytes.
/// </summary>
internal unsafe struct Walk
{
    public const int MaxRank = 64;
    public const int MaxOperands = 5;

    public int Rank;
    public int Operands;
    public long Count;
    public fixed long Sizes[MaxRank];
    public fixed long Strides[MaxRank * MaxOperands];

    public readonly long InnerSize => Rank == 0 ? 1 : Sizes[0];

    public readonly long InnerStride(int operand) => Rank == 0 ? 0 : Strides[operand];

    /// <summary>Starts a walk over <paramref name="shape"/>; operands are added with <see cref="Add"/>, then <see cref="Finish"/>.</summary>
    [SkipLocalsInit]
    public static void Begin(out Walk walk, Layout shape)
    {
        Unsafe.SkipInit(out walk);
        walk.Rank = shape.Rank;
        walk.Operands = 0;
        walk.Count = shape.Count;
        for (var d = 0; d < shape.Rank; d++) walk.Sizes[d] = shape.Size(shape.Rank - 1 - d);
    }

    /// <summary>Adds an operand; its layout is broadcast to the walk's shape from the right.</summary>
    public void Add(Layout layout, int itemSize)
    {
        var k = Operands++;
        for (var d = 0; d < Rank; d++)
        {
            var from = layout.Rank - 1 - d;
            Strides[(d * MaxOperands) + k] = from < 0 || (layout.Size(from) == 1 && Sizes[d] != 1) ? 0 : layout.Stride(from) * itemSize;
        }
    }

    public void Finish()
    {
        DropUnitDims();
        SortByOutput();
        Merge();
    }

    /// <summary>The byte offsets of all operands at a position of the (merged) index space; returns what remains of the inner run.</summary>
    public readonly long Seek(long position, long* offsets, long* index)
    {
        for (var k = 0; k < Operands; k++) offsets[k] = 0;
        var rest = position;
        for (var d = 0; d < Rank; d++)
        {
            var i = rest % Sizes[d];
            rest /= Sizes[d];
            index[d] = i;
            for (var k = 0; k < Operands; k++) offsets[k] += i * Strides[(d * MaxOperands) + k];
        }
        return Rank == 0 ? 1 : Sizes[0] - index[0];
    }

    /// <summary>Moves from somewhere in an inner run to the start of the next one.</summary>
    public readonly void NextRun(long* offsets, long* index)
    {
        for (var k = 0; k < Operands; k++) offsets[k] -= index[0] * Strides[k];
        index[0] = 0;
        for (var d = 1; d < Rank; d++)
        {
            var wraps = ++index[d] == Sizes[d];
            for (var k = 0; k < Operands; k++)
            {
                var stride = Strides[(d * MaxOperands) + k];
                offsets[k] += wraps ? stride * (1 - Sizes[d]) : stride;
            }
            if (!wraps) return;
            index[d] = 0;
        }
    }

    private void DropUnitDims()
    {
        var kept = 0;
        for (var d = 0; d < Rank; d++)
        {
            if (Sizes[d] == 1) continue;
            CopyDim(d, kept++);
        }
        Rank = kept;
    }

    // Insertion sort by the first operand's stride: ranks are tiny and the order is mostly right already.
    private void SortByOutput()
    {
        for (var i = 1; i < Rank; i++)
            for (var j = i; j > 0 && Math.Abs(Strides[j * MaxOperands]) < Math.Abs(Strides[(j - 1) * MaxOperands]); j--)
                SwapDims(j, j - 1);
    }

    private void Merge()
    {
        if (Rank < 2) return;
        var last = 0;
        for (var d = 1; d < Rank; d++)
        {
            var mergeable = true;
            for (var k = 0; k < Operands && mergeable; k++)
                mergeable = Strides[(d * MaxOperands) + k] == Strides[(last * MaxOperands) + k] * Sizes[last];
            if (mergeable) Sizes[last] *= Sizes[d];
            else CopyDim(d, ++last);
        }
        Rank = last + 1;
    }

    private void CopyDim(int from, int to)
    {
        if (from == to) return;
        Sizes[to] = Sizes[from];
        for (var k = 0; k < Operands; k++) Strides[(to * MaxOperands) + k] = Strides[(from * MaxOperands) + k];
    }

    private void SwapDims(int a, int b)
    {
        (Sizes[a], Sizes[b]) = (Sizes[b], Sizes[a]);
        for (var k = 0; k < Operands; k++)
            (Strides[(a * MaxOperands) + k], Strides[(b * MaxOperands) + k]) = (Strides[(b * MaxOperands) + k], Strides[(a * MaxOperands) + k]);
    }
}
