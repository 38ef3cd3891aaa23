namespace Kasane.Internal;

/// <summary>X of L L^T X = B, given the lower triangle L; L and B have the same batch.</summary>
internal readonly struct CholeskySolveOp : IOpN
{
    public static string Name => "CholeskySolve";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, l, upper) = (MatrixStack.Of(inputs[0]!), MatrixStack.Of(inputs[1]!), MatrixStack.Of(inputs[1]!.Detach().MT));
        for (var b = 0; b < x.Count; b++)
        {
            Triangles.Solve(l[b], l.Rows, x[b], x.Columns, upper: false, unit: false);
            Triangles.Solve(upper[b], l.Rows, x[b], x.Columns, upper: true, unit: false);
        }
        return [x.ToTensor(inputs[0]!.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results | 2;

    // PyTorch's gradient of L is that of the product L L^T, not cut to the triangle.
    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } g) return [null, null];
        var l = saved.Input(1);
        var right = Primitive.Call(default(CholeskySolveOp), [g, l])[0];
        if (!saved.Wants(1)) return [right, null];
        var outer = right.MatMul(saved.Result(0).MT);
        return [right, outer.Add(outer.MT).MatMul(l.Tril()).Neg()];
    }
}
