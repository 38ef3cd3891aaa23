namespace Kasane.Internal;

/// <summary>(..., *) -> the largest of every window, and where in its plane it lies.</summary>
/// <param name="Spans">The windows of all planes, or one for each plane.</param>
/// <param name="Dims">The number of spatial dimensions.</param>
/// <param name="From">The input's shape.</param>
/// <param name="Marks">Whether the positions are asked for, by the caller or for the derivative; without them there is one result.</param>
/// <derivative>g added up at the positions of the maxima.</derivative>
/// <dtypes>all but complex</dtypes>
internal readonly record struct MaxPoolOp(Spans[] Spans, int Dims, Layout From, bool Marks) : IOpN
{
    public static string Name => "MaxPool";

    public static bool HasByproduct => true;

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 0;

    public static (Tensor Output, Tensor Indices) Call(Tensor x, Spans[] spans, int dims, string name)
    {
        var results = Results(x, spans, dims, name, true);
        return (results[0], results[1]);
    }

    /// <summary>The largest of every window only.</summary>
    public static Tensor Largest(Tensor x, Spans[] spans, int dims, string name) =>
        Results(x, spans, dims, name, Interceptor.Any || (GradMode.Enabled && x.NeedsGradient))[0];

    private static TensorRow Results(Tensor x, Spans[] spans, int dims, string name, bool marks)
    {
        if (!x.DType.IsFloatingPoint)
            throw new DTypeException($"{name} expects floating-point numbers, but got {x.DType}. Convert them with To(DType.Float32).") { Operation = name };
        return Primitive.Call(new MaxPoolOp(spans, dims, x.Layout.AsContiguous(), marks), [x]);
    }

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var given = inputs[0]!;
        var x = given.DType is DType.Float32 or DType.Float64 ? RawCopy.Contiguous(given) : new CopyOp(DType.Float32).Forward(given);
        var y = Tensor.Allocate(x.Device, PoolGeometry.OutputLayout(x.Layout, Spans[0].Output, Dims), x.DType);
        var indices = Marks ? Tensor.Allocate(x.Device, y.Layout, DType.Int64) : null;
        if (Spans.Length == 1) x.Backend.MaxPool(x.Block, y.Block, indices?.Block, Spans[0]);
        else
        {
            var (input, output) = (Spans[0].Input.Product, Spans[0].Output.Product);
            var (planes, windows) = (Layout.Contiguous([input]), Layout.Contiguous([output]));
            for (var p = 0; p < Spans.Length; p++)
                x.Backend.MaxPool(
                    x.Block.With(planes, x.Offset + (p * input)),
                    y.Block.With(windows, y.Offset + (p * output)),
                    indices?.Block.With(windows, indices.Offset + (p * output)),
                    Spans[p]);
        }
        if (y.DType != given.DType) y = new CopyOp(given.DType).Forward(y);
        return indices is null ? [y] : [y, indices];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } gradient) return [null];
        if (!GradMode.Enabled)
        {
            var x = Tensor.Allocate(gradient.Device, From, gradient.DType);
            var (dense, indices) = (RawCopy.Contiguous(gradient), saved.Result(1));
            if (x.Backend.MaxPoolGradient(dense.Block, indices.Block, x.Block, Spans[0].Input.Product)) return [x];
        }
        var whole = Tensor.Zeros(From.Shape, gradient.DType, gradient.Device);
        return [whole.PutFlat(PlanePositions.Of(saved.Result(1), From.Sizes, Dims), gradient, accumulate: true)];
    }
}
