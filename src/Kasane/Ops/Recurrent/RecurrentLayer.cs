namespace Kasane.Internal;

/// <summary>One direction of a recurrent layer, or one step of a cell.</summary>
internal static class RecurrentLayer
{
    /// <param name="steps">How x is packed.</param>
    /// <param name="x">(rows, features).</param>
    /// <param name="h">(batch, width).</param>
    /// <param name="c">(batch, units), for cells with a memory.</param>
    /// <param name="weights">The parameters.</param>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static (Tensor Output, Tensor H, Tensor C) Run<TCell>(Steps steps, Tensor x, Tensor h, Tensor? c, in RecurrentWeights weights)
        where TCell : struct, IRecurrentCell
    {
        Tensor?[] others = [h, c, weights.Input, weights.Hidden, weights.InputBias, weights.HiddenBias, weights.Projection];
        if (AutocastMode.Any)
        {
            x = AutocastMode.Full(x);
            others = Array.ConvertAll(others, other => other is null ? null : AutocastMode.Full(other));
        }
        foreach (var other in others)
            if (other is not null) MatMulOp.RequireSameDType(x, other, TCell.Name);
        if (!x.DType.IsFloatingPoint)
            throw new DTypeException($"{TCell.Name} expects a floating-point input, but got {x.DType}.") { Operation = TCell.Name };
        var results = Primitive.Call(new RecurrentOp<TCell>(steps), [x, .. others]);
        return (results[0], results[1], results[2]);
    }

    /// <summary>One step of a cell for (batch, features), or (features) alone.</summary>
    /// <returns>The hidden state and the memory (if there is one).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static (Tensor H, Tensor C) Step<TCell>(Tensor input, Tensor? h, Tensor? c, in RecurrentWeights weights)
        where TCell : struct, IRecurrentCell
    {
        if (input.Rank is not (1 or 2))
            throw Wrong<TCell>($"an input of shape (batch, features) or (features), but got {input.Shape}", input);
        RequireWeights<TCell>(weights);
        Require<TCell>(weights);
        var single = input.Rank == 1;
        var x = single ? input.Unsqueeze(0) : input;
        var units = weights.Hidden.Layout.Size(1);
        if (x.Layout.Size(1) != weights.Input.Layout.Size(1))
            throw Wrong<TCell>($"an input of {weights.Input.Layout.Size(1)} features, but got shape {input.Shape}", input);
        h = State<TCell>(h, "hidden state", x, single, units);
        if (TCell.HasMemory) c = State<TCell>(c, "memory", x, single, units);
        if (x.Layout.Size(0) == 0) return (h, c ?? h);
        var (_, nextH, nextC) = Run<TCell>(Steps.Uniform(1, x.Layout.Size(0), false), x, h, c, weights);
        return single ? (nextH.Squeeze(0), TCell.HasMemory ? nextC.Squeeze(0) : nextC) : (nextH, nextC);
    }

    private static void RequireWeights<TCell>(in RecurrentWeights weights)
        where TCell : struct, IRecurrentCell
    {
        if (weights.Hidden.Rank != 2) throw Wrong<TCell>($"hidden weights of two dimensions, but got {weights.Hidden.Shape}", weights.Hidden);
        var rows = TCell.Gates * weights.Hidden.Layout.Size(1);
        foreach (var matrix in (ReadOnlySpan<Tensor>)[weights.Hidden, weights.Input])
            if (matrix.Rank != 2 || matrix.Layout.Size(0) != rows)
                throw Wrong<TCell>($"weights of {rows} rows, {TCell.Gates} for each hidden unit, but got {matrix.Shape}", matrix);
        foreach (var bias in (ReadOnlySpan<Tensor?>)[weights.InputBias, weights.HiddenBias])
            if (bias is not null && (bias.Rank != 1 || bias.Layout.Size(0) != rows))
                throw Wrong<TCell>($"biases of shape ({rows},), but got {bias.Shape}", bias);
    }

    private static Tensor State<TCell>(Tensor? state, string what, Tensor x, bool single, long units)
        where TCell : struct, IRecurrentCell
    {
        if (state is null) return Tensor.Zeros([x.Layout.Size(0), units], x.DType, x.Device);
        var rows = single ? state.Unsqueeze(0) : state;
        if (rows.Rank != 2 || rows.Layout.Size(0) != x.Layout.Size(0) || rows.Layout.Size(1) != units)
            throw Wrong<TCell>($"a {what} of shape {(single ? $"({units})" : $"({x.Layout.Size(0)}, {units})")}, but got {state.Shape}", state);
        return rows;
    }

    // The kernels of a step trust these sizes.
    private static void Require<TCell>(in RecurrentWeights weights)
        where TCell : struct, IRecurrentCell
    {
        if (weights.Input.Rank != 2) throw Wrong<TCell>($"weights of the input of rank 2, but got {weights.Input.Shape}", weights.Input);
        if (weights.Hidden.Rank != 2) throw Wrong<TCell>($"weights of the hidden state of rank 2, but got {weights.Hidden.Shape}", weights.Hidden);
        var rows = TCell.Gates * weights.Hidden.Layout.Size(1);
        ReadOnlySpan<Tensor?> all = [weights.Input, weights.Hidden, weights.InputBias, weights.HiddenBias];
        foreach (var weight in all)
            if (weight is not null && (weight.Rank == 0 || weight.Layout.Size(0) != rows))
                throw Wrong<TCell>($"weights and biases of {rows} rows ({TCell.Gates} per unit), but got {weight.Shape}", weight);
    }

    private static ShapeException Wrong<TCell>(string expected, Tensor given)
        where TCell : struct, IRecurrentCell =>
        new($"{TCell.Name} expects {expected}.") { Operation = TCell.Name, Shapes = [given.Shape] };
}
