namespace Kasane.Internal;

/// <summary>The input of a recurrent module, brought into rows step by step, and the way back.</summary>
internal sealed class RecurrentSequences
{
    private readonly string module;
    private readonly PackedSequence? packing;
    private readonly bool batchFirst;
    private readonly bool single;

    /// <exception cref="ShapeException">The input has other dimensions or features.</exception>
    public RecurrentSequences(string module, Tensor input, PackedSequence? packing, bool batchFirst, long features)
    {
        (this.module, this.packing, this.batchFirst) = (module, packing, batchFirst);
        single = packing is null && input.Rank == 2;
        if (input.Rank != (packing is null && !single ? 3 : 2))
            throw Wrong(
                packing is null
                    ? $"an input of shape {(batchFirst ? "(batch, length, features)" : "(length, batch, features)")} or (length, features)"
                    : "packed data of shape (total length, features)",
                input);
        if (input.Layout.Size(input.Rank - 1) != features)
            throw Wrong($"an input of {features} features (the last dimension)", input);
        if (packing is not null)
        {
            Steps = new(Packing.Lengths(packing.BatchSizes), false);
            if (Steps.Rows != input.Layout.Size(0)) throw Wrong($"as many rows as the batch sizes add up to, {Steps.Rows}", input);
            Rows = input;
            return;
        }
        if (single) input = input.Unsqueeze(1);
        else if (batchFirst) input = input.Transpose(0, 1);
        if (input.Layout.Size(0) == 0) throw Wrong("sequences of at least one step", input);
        Steps = Steps.Uniform(input.Layout.Size(0), input.Layout.Size(1), false);
        Rows = input.Reshape(Steps.Rows, features);
    }

    public Steps Steps { get; }

    /// <summary>(rows of all steps, features).</summary>
    public Tensor Rows { get; }

    /// <summary>An initial state as (layers, batch, size): zeros where none is given, sorted as packed sequences are.</summary>
    /// <exception cref="ShapeException">It has another shape.</exception>
    public Tensor State(Tensor? state, string what, long layers, long size)
    {
        if (state is null) return Tensor.Zeros([layers, Steps.Batch, size], Rows.DType, Rows.Device);
        var given = state;
        if (single && state.Rank == 2) state = state.Unsqueeze(1);
        else if (packing?.SortedIndices is { } sorted && state.Rank == 3) state = state.IndexSelect(1, sorted);
        if (state.Shape != new Shape([layers, Steps.Batch, size], 3) || (single && given.Rank != 2))
            throw Wrong(single ? $"a {what} of shape ({layers}, {size})" : $"a {what} of shape ({layers}, {Steps.Batch}, {size})", given);
        return state;
    }

    /// <summary>A last state as users want it.</summary>
    public Tensor Restored(Tensor state) =>
        single ? state.Squeeze(1) : packing?.UnsortedIndices is { } unsorted ? state.IndexSelect(1, unsorted) : state;

    /// <summary>Rows as users want them.</summary>
    public Tensor Shaped(Tensor rows)
    {
        if (packing is not null || single) return rows;
        var shaped = rows.Reshape(Steps.Count, Steps.Batch, rows.Layout.Size(1));
        return batchFirst ? shaped.Transpose(0, 1) : shaped;
    }

    private ShapeException Wrong(string expected, Tensor given) =>
        new($"{module} expects {expected}, but got shape {given.Shape}.") { Operation = module, Shapes = [given.Shape] };
}
