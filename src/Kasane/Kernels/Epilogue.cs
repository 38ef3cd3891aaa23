namespace Kasane.Internal;

/// <summary>What a matrix multiplication does with its result while it is still in registers.</summary>
internal readonly struct Epilogue
{
    /// <summary>Add to what the output holds, rather than overwrite it.</summary>
    public bool Accumulate { get; init; }

    /// <summary>The right operand as <see cref="Backend.Pack"/> left it, if it did.</summary>
    public Block? PackedRight { get; init; }

    /// <summary>A vector (N) added to every row; contiguous.</summary>
    public Block? Bias { get; init; }

    /// <summary>Replace what is negative by 0 at the end; for floating point.</summary>
    public bool Rectify { get; init; }
}
