using F = Kasane.Functional;

namespace Kasane.Tests.Gradients;

/// <summary>One row per structured operation: how it is called, and the shapes of its differentiable inputs.</summary>
internal static class StructuredTable
{
    private static readonly Tensor Rows = Tensor.From([1L, 0, 1], [3]);

    public static readonly Dictionary<string, (Func<Tensor[], Tensor[]> Function, long[][] Shapes)> All = new(StringComparer.Ordinal)
    {
        ["MatMul"] = (x => [x[0].MatMul(x[1])], [[2, 3], [3, 2]]),
        ["MatMul of batches"] = (x => [x[0].MatMul(x[1])], [[2, 1, 2, 3], [2, 3, 2]]),
        ["MatMul of vectors"] = (x => [x[0].MatMul(x[1])], [[3], [3]]),
        ["Linear"] = (x => [F.Linear(x[0], x[1], x[2])], [[2, 3], [2, 3], [2]]),
        ["Sum"] = (x => [x[0].Sum(1)], [[2, 3]]),
        ["Sum of squares"] = (x => [x[0].Square().Sum()], [[2, 3]]),
        ["Prod"] = (x => [x[0].Prod(1)], [[2, 3]]),
        ["Var"] = (x => [x[0].Var(1), x[0].Std(0)], [[2, 3]]),
        ["Norm"] = (x => [x[0].Norm(3.0, [1])], [[2, 3]]),
        ["Amax"] = (x => [x[0].Amax([1]), x[0].Amin([0])], [[2, 3]]),
        ["LogSumExp"] = (x => [x[0].LogSumExp([1])], [[2, 3]]),
        ["Softmax"] = (x => [x[0].Softmax(1), x[0].LogSoftmax(0)], [[2, 3]]),
        ["CumSum"] = (x => [x[0].CumSum(1)], [[2, 3]]),
        ["CumProd"] = (x => [x[0].CumProd(1)], [[2, 3]]),
        ["LogCumSumExp"] = (x => [x[0].LogCumSumExp(1)], [[2, 3]]),
        ["CumMax"] = (x => [x[0].CumMax(1).Values], [[2, 3]]),
        ["Sort"] = (x => [x[0].Sort().Values], [[2, 3]]),
        ["View"] = (x => [x[0].Reshape(3, 2).Square()], [[2, 3]]),
        ["Permute"] = (x => [x[0].Transpose(0, 1).Square()], [[2, 3]]),
        ["Expand"] = (x => [x[0].Expand(2, 2, 3).Square()], [[2, 3]]),
        ["Slice"] = (x => [x[0][0].Square(), x[0][.., 1..].Square()], [[2, 3]]),
        ["Diagonal"] = (x => [x[0].Diagonal().Square(), x[0].DiagEmbed().Square()], [[2, 3]]),
        ["Unfold"] = (x => [x[0].Unfold(1, 2, 1).Square()], [[2, 3]]),
        ["AsStrided"] = (x => [x[0].Clone().AsStrided([2, 2], [1, 2]).Square()], [[2, 3]]),
        ["Cat"] = (x => [F.Cat([x[0], x[1]], 1).Square()], [[2, 3], [2, 1]]),
        ["Flip"] = (x => [x[0].Flip(1).Square()], [[2, 3]]),
        ["Clone"] = (x => [x[0].Clone().Square()], [[2, 3]]),
        ["To"] = (x => [x[0].To(Device.Reference).To(Device.Cpu).Square()], [[2, 3]]),
        ["CopyInPlace"] = (x => [x[0].Mul(1).CopyInPlace(x[1]).Square()], [[2, 3], [3]]),
        ["FillInPlace"] = (x => [Filled(x[0])], [[2, 3]]),
        ["Where"] = (x => [F.Where(x[0].Detach() > 0.5, x[0], x[1])], [[2, 3], [3]]),
        ["IndexSelect"] = (x => [x[0].IndexSelect(0, Rows).Square()], [[2, 3]]),
        ["IndexAdd"] = (x => [x[0].IndexAdd(0, Rows, x[1]).Square()], [[2, 3], [3, 3]]),
        ["IndexReduce"] = (x => [x[0].IndexReduce(0, Rows, x[1], IndexReduction.Prod), x[0].IndexReduce(0, Rows, x[1], IndexReduction.Amax)], [[2, 3], [3, 3]]),
        ["Embedding"] = (x => [F.Embedding(Rows, x[0]).Square()], [[2, 3]]),
        ["ConstantPad"] = (x => [F.Pad(x[0], [1, 0, 0, 2]).Square()], [[2, 3]]),
        ["Conv1d"] = (x => [F.Conv1d(x[0], x[1], x[2])], [[1, 2, 4], [2, 2, 3], [2]]),
        ["ConvTranspose1d"] = (x => [F.ConvTranspose1d(x[0], x[1], x[2])], [[1, 2, 3], [2, 2, 2], [2]]),
        ["Im2Col"] = (x => [F.Unfold(x[0], 2).Square(), F.Fold(F.Unfold(x[0], 2), [2, 3], 2).Square()], [[1, 1, 2, 3]]),
        ["MaxPool1d"] = (x => [F.MaxPool1d(x[0], 2).Square()], [[1, 2, 4]]),
        ["AvgPool1d"] = (x => [F.AvgPool1d(x[0], 2).Square()], [[1, 2, 4]]),
        ["LayerNorm"] = (x => [F.LayerNorm(x[0], [3], x[1], x[2])], [[2, 3], [3], [3]]),
        ["BatchNorm"] = (x => [F.BatchNorm(x[0], null, null, x[1], x[2], training: true)], [[3, 2], [2], [2]]),
        ["NllLoss"] = (x => [F.NllLoss(x[0].Square(), Rows)], [[3, 2]]),
        ["CtcLoss"] = (x => [F.CtcLoss(x[0].LogSoftmax(2), Tensor.From([1L, 2], [1, 2]), [3L], [2L])], [[3, 1, 3]]),
    };

    private static Tensor Filled(Tensor x)
    {
        var y = x.Square();
        y[0].FillInPlace(2);
        return y;
    }
}
