using F = Kasane.Functional;

namespace Kasane.Tests.Gradients;

/// <summary>One row per structured operation: how it is called, and the shapes of its differentiable inputs.</summary>
internal static class StructuredTable
{
    private static readonly Tensor Rows = Tensor.From([1L, 0, 1], [3]);
    private static readonly Tensor Places = Tensor.From([1L, 0, 0, 1], [2, 2]);
    private static readonly Tensor Place = Tensor.From([1L, 0], [1, 2]);
    private static readonly Tensor First = Tensor.From([0L], [1]);

    public static readonly Dictionary<string, StructuredRow> All = new(StringComparer.Ordinal)
    {
        ["MatMul"] = new(x => [x[0].MatMul(x[1])], [[2, 3], [3, 2]]) { RefusesScalar = true },
        ["MatMul of batches"] = new(x => [x[0].MatMul(x[1])], [[2, 1, 2, 3], [2, 3, 2]]) { RefusesScalar = true },
        ["MatMul of vectors"] = new(x => [x[0].MatMul(x[1])], [[3], [3]]) { RefusesScalar = true },
        ["Linear"] = new(x => [F.Linear(x[0], x[1], x[2])], [[2, 3], [2, 3], [2]]),
        ["Sum"] = new(x => [x[0].Sum(1)], [[2, 3]]) { Scalar = x => [x[0].Sum(0).Square()] },
        ["Sum of squares"] = new(x => [x[0].Square().Sum()], [[2, 3]]),
        ["Prod"] = new(x => [x[0].Prod(1)], [[2, 3]]) { Scalar = x => [x[0].Prod(0).Square()] },
        ["Var"] = new(x => [x[0].Var(1), x[0].Std(1)], [[2, 3]]) { Ties = [1], RefusesScalar = true },
        ["Var of columns"] = new(x => [x[0].Var(0), x[0].Std(0)], [[2, 3]]) { Ties = [0], Scalar = x => [x[0].Var(0, unbiased: false)] },
        ["Norm"] = new(x => [x[0].Norm(3.0, [1])], [[2, 3]]) { Scalar = x => [x[0].Norm(3.0, [0]).Square()] },
        ["Amax"] = new(x => [x[0].Amax([1])], [[2, 3]]) { Ties = [1], Scalar = x => [x[0].Amax([0]).Square()] },
        ["Amin"] = new(x => [x[0].Amin([0])], [[2, 3]]) { Ties = [0] },
        ["LogSumExp"] = new(x => [x[0].LogSumExp([1])], [[2, 3]]) { Scalar = x => [x[0].LogSumExp([0]).Square()] },
        ["Softmax"] = new(x => [x[0].Softmax(1), x[0].LogSoftmax(0)], [[2, 3]]) { Scalar = x => [x[0].Softmax(0) * x[0], x[0].LogSoftmax(0) * x[0]] },
        ["CumSum"] = new(x => [x[0].CumSum(1)], [[2, 3]]) { Scalar = x => [x[0].CumSum(0).Square()] },
        ["CumProd"] = new(x => [x[0].CumProd(1)], [[2, 3]]) { Scalar = x => [x[0].CumProd(0).Square()] },
        ["LogCumSumExp"] = new(x => [x[0].LogCumSumExp(1)], [[2, 3]]) { Scalar = x => [x[0].LogCumSumExp(0).Square()] },
        ["CumMax"] = new(x => [x[0].CumMax(1).Values], [[2, 3]]) { Ties = [1], Scalar = x => [x[0].CumMax(0).Values.Square()] },
        ["Sort"] = new(x => [x[0].Sort().Values], [[2, 3]]) { Ties = [1] },
        ["View"] = new(x => [x[0].Reshape(3, 2).Square()], [[2, 3]]) { Scalar = x => [x[0].Reshape(1, 1).Square()], RefusesEmpty = true },
        ["View of any size"] = new(x => [x[0].Flatten().Square(), x[0].Unsqueeze(-1).Square()], [[2, 3]]),
        ["Permute"] = new(x => [x[0].Transpose(0, 1).Square()], [[2, 3]]) { Scalar = x => [x[0].Transpose(0, 0).Square(), x[0].Permute([]).Square()] },
        ["Expand"] = new(x => [x[0].Expand(2, 2, 3).Square()], [[2, 3]]) { RefusesEmpty = true },
        ["Expand to its own size"] = new(x => [x[0].Expand([2, .. x[0].Shape]).Square()], [[2, 3]]),
        ["Slice"] = new(x => [x[0][0].Square(), x[0][.., 1..].Square()], [[2, 3]]) { Scalar = x => [x[0].Unsqueeze(0)[..1].Square(), x[0].Unsqueeze(0)[0].Square()] },
        ["Diagonal"] = new(x => [x[0].Diagonal().Square(), x[0].DiagEmbed().Square()], [[2, 3]]) { RefusesScalar = true },
        ["Unfold"] = new(x => [x[0].Unfold(1, 2, 1).Square()], [[2, 3]]) { Scalar = x => [x[0].Unfold(0, 1, 1).Square()] },
        ["AsStrided"] = new(x => [x[0].Clone().AsStrided([2, 2], [1, 2]).Square()], [[2, 3]]) { Scalar = x => [x[0].Clone().AsStrided([2, 2], [0, 0]).Square()], RefusesEmpty = true },
        ["Cat"] = new(x => [F.Cat([x[0], x[1]], 1).Square()], [[2, 3], [2, 1]]) { RefusesScalar = true },
        ["Triangle"] = new(x => [x[0].Tril().Square(), x[0].Triu(1).Square()], [[2, 3]]) { RefusesScalar = true },
        ["Flip"] = new(x => [x[0].Flip(1).Square()], [[2, 3]]) { Scalar = x => [x[0].Flip(0).Square()] },
        ["Clone"] = new(x => [x[0].Clone().Square()], [[2, 3]]),
        ["To"] = new(x => [x[0].To(Device.Reference).To(Device.Cpu).Square()], [[2, 3]]),
        ["CopyInPlace"] = new(x => [x[0].Mul(1).CopyInPlace(x[1]).Square()], [[2, 3], [3]]),
        ["FillInPlace"] = new(x => [Filled(x[0])], [[2, 3]]) { Scalar = x => [x[0].Square().FillInPlace(2) * x[0]] },
        ["Where"] = new(x => [F.Where(x[0].Detach() > 0.5, x[0], x[1])], [[2, 3], [3]]),
        ["IndexSelect"] = new(x => [x[0].IndexSelect(0, Rows).Square()], [[2, 3]]) { Scalar = x => [x[0].IndexSelect(0, First).Square()] },
        ["Gather"] = new(x => [x[0].Gather(0, Places).Square()], [[2, 3]]) { Scalar = x => [x[0].Gather(0, First.Squeeze(0)).Square()], RefusesEmpty = true },
        ["Scatter"] = new(x => [x[0].Scatter(0, Place, x[1]).Square(), x[0].ScatterAdd(0, Places, x[2]).Square()], [[2, 3], [1, 2], [2, 3]]) { RefusesScalar = true, RefusesEmpty = true },
        ["IndexAdd"] = new(x => [x[0].IndexAdd(0, Rows, x[1]).Square()], [[2, 3], [3, 3]]) { Scalar = x => [x[0].IndexAdd(0, First, x[1]).Square()] },
        ["IndexReduce"] = new(x => [x[0].IndexReduce(0, Rows, x[1], IndexReduction.Prod), x[0].IndexReduce(0, Rows, x[1], IndexReduction.Amax)], [[2, 3], [3, 3]]) { Ties = [0], Scalar = x => [x[0].IndexReduce(0, First, x[1], IndexReduction.Prod).Square()] },
        ["Embedding"] = new(x => [F.Embedding(Rows, x[0]).Square()], [[2, 3]]) { RefusesScalar = true },
        ["ConstantPad"] = new(x => [F.Pad(x[0], [1, 0, 0, 2]).Square()], [[2, 3]]) { RefusesScalar = true },
        ["Conv1d"] = new(x => [F.Conv1d(x[0], x[1], x[2])], [[1, 2, 4], [2, 2, 3], [2]]) { RefusesScalar = true },
        ["ConvTranspose1d"] = new(x => [F.ConvTranspose1d(x[0], x[1], x[2])], [[1, 2, 3], [2, 2, 2], [2]]) { RefusesScalar = true },
        ["Im2Col"] = new(x => [F.Unfold(x[0], 2).Square(), F.Fold(F.Unfold(x[0], 2), [2, 3], 2).Square()], [[1, 1, 2, 3]]) { RefusesScalar = true },
        ["MaxPool1d"] = new(x => [F.MaxPool1d(x[0], 2).Square()], [[1, 2, 4]]) { Ties = [2], RefusesScalar = true },
        ["AvgPool1d"] = new(x => [F.AvgPool1d(x[0], 2).Square()], [[1, 2, 4]]) { RefusesScalar = true },
        ["LayerNorm"] = new(x => [F.LayerNorm(x[0], [3], x[1], x[2])], [[2, 3], [3], [3]]) { Scalar = x => [F.LayerNorm(x[0].Reshape(1), [1], x[1].Reshape(1), x[2].Reshape(1))] },
        ["Blend"] = new(x => [F.Interpolate(x[0], size: 5, mode: InterpolationMode.Linear).Square(), F.Interpolate(x[0].Unsqueeze(0), size: [3, 2], mode: InterpolationMode.Bicubic).Square()], [[1, 2, 4]]) { RefusesScalar = true },
        ["GroupNorm"] = new(x => [F.GroupNorm(x[0], 2, x[1], x[2])], [[2, 4, 5], [4], [4]]) { RefusesScalar = true },
        ["FrozenNorm"] = new(x => [F.BatchNorm(x[0], Tensor.From([0.5, -0.25], [2]), Tensor.From([2.0, 0.5], [2]), x[1], x[2], training: false)], [[3, 2], [2], [2]]) { RefusesScalar = true },
        ["BatchNorm"] = new(x => [F.BatchNorm(x[0], null, null, x[1], x[2], training: true)], [[3, 2], [2], [2]]) { Ties = [0], RefusesScalar = true },
        ["Dropout"] = new(x => [F.Dropout(x[0], 0.4, generator: new Generator(3)).Square()], [[2, 3]]),
        ["Attention"] = new(x => [F.ScaledDotProductAttention(x[0], x[1], x[2])], [[1, 1, 2, 2], [1, 1, 3, 2], [1, 1, 3, 2]]) { RefusesScalar = true },
        ["NllLoss of any number of samples"] = new(
            x => [F.NllLoss(x[0].Square(), Tensor.Zeros([x[0].Size(0)], DType.Int64), reduction: Reduction.Sum)], [[3, 2]]) { RefusesScalar = true },
        ["NllLoss"] = new(x => [F.NllLoss(x[0].Square(), Rows)], [[3, 2]]) { RefusesEmpty = true, RefusesScalar = true },
        ["CtcLoss"] = new(x => [F.CtcLoss(x[0].LogSoftmax(2), Tensor.From([1L, 2], [1, 2]), [3L], [2L])], [[3, 1, 3]]) { Once = true, RefusesScalar = true, RefusesEmpty = true },
        ["LstmCell"] = new(x => Both(F.LstmCell(x[0], (x[1], x[2]), x[3], x[4])), [[1, 2], [1, 1], [1, 1], [4, 2], [4, 1]]) { RefusesScalar = true },
        ["Irfft"] = new(x => [Fourier.Irfft(x[0], 4)], [[2, 3]]) { RefusesScalar = true },
        // With one channel the gradient's windows are those of the values; with more they are not, as in PyTorch.
        ["CrossMapNorm"] = new(x => [new CrossMapLRN2d(1, 0.5).Call(x[0])], [[2, 1, 1, 2]]) { RefusesScalar = true },
        ["ViewAsComplex"] = new(x => [x[0].Contiguous().ViewAsComplex().ViewAsReal().Square()], [[3, 2]]) { Single = true, RefusesScalar = true },
        ["Pow by a number"] = new(x => [x[0].Pow(2.5)], [[2, 3]]),
        ["Numbers left and right"] = new(x => [(x[0] * 3).Square(), 2 / x[0], 3 - x[0].Square()], [[2, 3]]),
        ["Lerp"] = new(x => [x[0].Lerp(x[1], x[2])], [[2, 3], [3], [2, 1]]),
        ["UniformInPlace"] = new(x => [(x[0] * 1).UniformInPlace(generator: new Generator(1)) * x[0].Square()], [[2, 3]]),
        ["BernoulliInPlace"] = new(x => [(x[0] * 1).BernoulliInPlace(generator: new Generator(1)) * x[0].Square()], [[2, 3]]),
    };

    private static Tensor[] Both((Tensor H, Tensor C) state) => [state.H, state.C];

    private static Tensor Filled(Tensor x)
    {
        var y = x.Square();
        y[0].FillInPlace(2);
        return y;
    }
}
