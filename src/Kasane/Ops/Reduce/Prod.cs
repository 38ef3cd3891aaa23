namespace Kasane;

public static partial class Functional
{
    /// <summary>The product of all elements.</summary>
    /// <param name="x">Any shape; integers and Bool are multiplied as Int64.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    public static Tensor Prod(this Tensor x, DType? dtype = null)
    {
        x = AutocastMode.Full(x);
        if ((dtype ?? x.DType).IsComplex) return ComplexProducts.Whole(x.To(DType.Complex64).Reshape(-1), 0, false);
        var mask = Dims.Mask([], x.Rank, "Prod");
        return Primitive.Call(new ProdOp(mask, false, dtype ?? (x.DType.IsDifferentiable ? x.DType : DType.Int64), x.Layout), x);
    }

    /// <summary>The product along one dimension.</summary>
    /// <param name="x">Any shape; integers and Bool are multiplied as Int64.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Prod(this Tensor x, int dim, bool keepDim = false, DType? dtype = null)
    {
        x = AutocastMode.Full(x);
        var mask = Dims.Mask([dim], x.Rank, "Prod");
        if ((dtype ?? x.DType).IsComplex && x.Rank > 0) return ComplexProducts.Whole(x.To(DType.Complex64), Dims.Normalize(dim, x.Rank, "Prod"), keepDim);
        return Primitive.Call(new ProdOp(mask, keepDim, dtype ?? (x.DType.IsDifferentiable ? x.DType : DType.Int64), x.Layout), x);
    }
}

/// <summary>The product over dimensions.</summary>
/// <derivative>g * y / x; the product of the others where one is 0.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct ProdOp(ulong Mask, bool KeepDim, DType Result, Layout From) : IOp1
{
    public static string Name => "Prod";

    public Needs Needs => Needs.Left | Needs.Result;

    public Tensor Forward(Tensor x) => Reductions.Run(default(ProdReduction), x, Mask, KeepDim, Result);

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var x = saved.Input;
        gradient = Reductions.Restore(gradient, From, Mask, KeepDim);
        if (From.Rank == 0) return gradient;
        if (!x.Backend.HasData || x.All().Item<bool>()) return gradient.Mul(Reductions.Restore(saved.Result, From, Mask, KeepDim)).Div(x);
        // With zeros: the product of all elements before times that of all after.
        var whole = Mask == Dims.Mask([], From.Rank, Name);
        var line = whole ? x.Reshape(-1) : x;
        var dim = whole ? 0 : System.Numerics.BitOperations.TrailingZeroCount(Mask);
        var before = Primitive.Call(new CumProdOp(dim, line.DType, false, true), line);
        var after = Primitive.Call(new CumProdOp(dim, line.DType, true, true), line);
        var others = before.Mul(after);
        return gradient.Mul(whole ? others.Reshape(From.Sizes) : others);
    }
}
