namespace Kasane.Internal;

/// <summary>
/// An equation laid out: every label has a place; the labels of the output come first, then those that are summed over. Operands are
/// brought
/// into this order, with size 1 where they lack a label.
/// </summary>
internal sealed class EinsumPlan
{
    private readonly List<string>[] labels;
    private readonly List<string> order;
    private readonly int outputs;
    private readonly int[] lastUse;

    private EinsumPlan(List<string>[] labels, List<string> order, int outputs)
    {
        this.labels = labels;
        this.order = order;
        this.outputs = outputs;
        lastUse = [.. order.Select(label => Array.FindLastIndex(labels, list => list.Contains(label)))];
    }

    public static EinsumPlan Parse(string equation, ReadOnlySpan<Tensor> operands)
    {
        var text = equation.Replace(" ", "", StringComparison.Ordinal);
        var arrow = text.IndexOf("->", StringComparison.Ordinal);
        var inputs = (arrow < 0 ? text : text[..arrow]).Split(',');
        if (inputs.Length != operands.Length)
            throw Refuse($"Einsum expects {inputs.Length} operands for \"{equation}\", but got {operands.Length}.");
        var labels = new List<string>[inputs.Length];
        var covered = 0;
        for (var i = 0; i < inputs.Length; i++)
        {
            labels[i] = EinsumLabels.Of(inputs[i], operands[i], i, out var dots);
            covered = Math.Max(covered, dots);
        }
        CheckSizes(labels, operands);
        var output = arrow < 0 ? EinsumLabels.Implicit(labels, covered) : EinsumLabels.Output(text[(arrow + 2)..], covered);
        var known = labels.SelectMany(list => list).ToHashSet();
        foreach (var label in output)
            if (!known.Contains(label)) throw Refuse($"Einsum cannot find the output's label {label} in any operand of \"{equation}\".");
        return new(labels, [.. output, .. known.Except(output).Order(StringComparer.Ordinal)], output.Count);
    }

    /// <summary>An operand in the common order: repeated labels become their diagonal, missing ones a dimension of size 1.</summary>
    public Tensor Prepare(Tensor x, int operand)
    {
        var mine = labels[operand];
        var (sizes, strides) = (new long[order.Count], new long[order.Count]);
        Array.Fill(sizes, 1);
        var repeated = mine.Count != mine.Distinct().Count();
        if (!repeated)
        {
            int[] permutation = [.. order.Where(mine.Contains).Select(label => mine.IndexOf(label))];
            for (var d = 0; d < order.Count; d++)
                if (mine.IndexOf(order[d]) is var at and >= 0) sizes[d] = x.Layout.Size(at);
            return x.Permute(permutation).Reshape(sizes);
        }
        for (var d = 0; d < mine.Count; d++)
        {
            var at = order.IndexOf(mine[d]);
            sizes[at] = Math.Max(sizes[at], x.Layout.Size(d));
            // A size of 1 beside a larger one is broadcast: it does not move.
            if (x.Layout.Size(d) != 1) strides[at] += x.Layout.Stride(d);
        }
        return x.AsStrided(sizes, strides);
    }

    /// <summary>The product with the next operand, summed over what no later operand and the output need.</summary>
    public Tensor Multiply(Tensor left, Tensor right, int operand)
    {
        var (batch, sums, rows, columns) = (new List<int>(), new List<int>(), new List<int>(), new List<int>());
        for (var d = 0; d < order.Count; d++)
        {
            var done = d >= outputs && lastUse[d] <= operand;
            var (inLeft, inRight) = (left.Layout.Size(d) != 1, right.Layout.Size(d) != 1);
            if (done && inLeft && inRight) sums.Add(d);
            else if (done && inLeft) left = left.Sum(d, keepDim: true);
            else if (done && inRight) right = right.Sum(d, keepDim: true);
            if (done && !(inLeft && inRight)) rows.Add(d);
            else if (!done) (inLeft && inRight ? batch : inRight ? columns : rows).Add(d);
        }
        if (sums.Count == 0) return left.Mul(right);

        int[] arrangement = [.. batch, .. rows, .. columns, .. sums];
        long[] sizes = [.. arrangement.Select(d => sums.Contains(d) ? 1 : Math.Max(left.Layout.Size(d), right.Layout.Size(d)))];
        var a = left.Permute([.. batch, .. rows, .. sums, .. columns]).Reshape(Count(left, batch), Count(left, rows), Count(left, sums));
        var b = right.Permute([.. batch, .. sums, .. columns, .. rows])
            .Reshape(Count(right, batch), Count(right, sums), Count(right, columns));
        var back = new int[arrangement.Length];
        for (var i = 0; i < back.Length; i++) back[arrangement[i]] = i;
        return a.MatMul(b).Reshape(sizes).Permute(back);
    }

    /// <summary>Sums over what is left and drops it.</summary>
    public Tensor Finish(Tensor x)
    {
        int[] left = [.. Enumerable.Range(outputs, order.Count - outputs).Where(d => x.Layout.Size(d) != 1)];
        if (left.Length > 0) x = x.Sum(left, keepDim: true);
        return order.Count == outputs ? x : x.Reshape([.. x.Layout.Sizes[..outputs]]);
    }

    public static KasaneException Refuse(string message) => new(message) { Operation = "Einsum" };

    private static long Count(Tensor x, List<int> dims)
    {
        long count = 1;
        foreach (var d in dims) count *= x.Layout.Size(d);
        return count;
    }

    private static void CheckSizes(List<string>[] labels, ReadOnlySpan<Tensor> operands)
    {
        var sizes = new Dictionary<string, long>();
        for (var i = 0; i < labels.Length; i++)
            for (var d = 0; d < labels[i].Count; d++)
            {
                var (label, size) = (labels[i][d], operands[i].Layout.Size(d));
                if (!sizes.TryGetValue(label, out var known) || known == 1) sizes[label] = size;
                else if (size != known && size != 1)
                    throw Refuse($"Einsum: label {label} has size {size} in operand {i}, but {known} before.");
            }
    }
}
