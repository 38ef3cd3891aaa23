namespace Kasane.Internal;

/// <summary>Runs pointwise ops without recording: dtype rule, broadcasting, output, kernel.</summary>
internal static class Pointwise
{
    public static Tensor Unary<TOp>(in TOp op, Tensor x)
        where TOp : unmanaged, IUnaryOp
    {
        var result = Rules.Result(TOp.Rule, x.DType, TOp.Name);
        return Unary(op, x, result);
    }

    /// <summary>With a result dtype that was decided elsewhere (before <see cref="PointwiseRule.Predicate"/> turns it into Bool).</summary>
    public static Tensor Unary<TOp>(in TOp op, Tensor x, DType promoted)
        where TOp : unmanaged, IUnaryOp
    {
        var y = Tensor.Allocate(x.Device, x.Layout.AsContiguous(), TOp.Rule == PointwiseRule.Predicate ? DType.Bool : promoted);
        Launch.Unary(op, TypePromotion.Compute(promoted), x, y);
        return y;
    }

    public static Tensor Binary<TOp>(in TOp op, Tensor a, Tensor b)
        where TOp : unmanaged, IBinaryOp
    {
        var promoted = a.DType == b.DType ? a.DType : TypePromotion.Promote(a.DType, a.Rank, b.DType, b.Rank);
        var result = Rules.Result(TOp.Rule, promoted, TOp.Name);
        var layout = Broadcasting.Combine(a.Layout, b.Layout, TOp.Name);
        var y = Tensor.Allocate(a.Device, layout, TOp.Rule == PointwiseRule.Predicate ? DType.Bool : result);
        Launch.Binary(op, TypePromotion.Compute(result), a, b, y);
        return y;
    }

    public static Tensor Ternary<TOp>(in TOp op, Tensor a, Tensor b, Tensor c, DType result)
        where TOp : unmanaged, ITernaryOp
    {
        var layout = Broadcasting.Combine(Broadcasting.Combine(a.Layout, b.Layout, TOp.Name), c.Layout, TOp.Name);
        var y = Tensor.Allocate(a.Device, layout, result);
        Launch.Ternary(op, TypePromotion.Compute(result), a, b, c, y);
        return y;
    }

    /// <summary>sum += x, without any check: for the engine's own sums.</summary>
    public static void AddInto(Tensor sum, Tensor x)
    {
        Launch.Binary(new AddOp(), TypePromotion.Compute(sum.DType), sum, x, sum);
        sum.Storage.Version++;
    }
}
