namespace Kasane;

public static partial class Functional
{
    /// <summary>Running products along a dimension: y[i] = x[0] * ... * x[i].</summary>
    /// <param name="x">Any shape; integers and Bool are multiplied as Int64.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor CumProd(this Tensor x, int dim, DType? dtype = null) =>
        Scans.Result(x, dtype).IsComplex ? ComplexProducts.Running(x.To(DType.Complex64), Dims.Normalize(dim, x.Rank, "CumProd"))
            : Primitive.Call(new CumProdOp(Dims.Normalize(dim, x.Rank, "CumProd"), Scans.Result(x, dtype), false, false), x);

    /// <summary><see cref="CumProd"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor CumProdInPlace(this Tensor x, int dim, DType? dtype = null)
    {
        InPlace.RequireCast(dtype ?? x.DType, x, "CumProd");
        if (x.DType.IsComplex) return x.CopyInPlace(x.Clone().CumProd(dim));
        return InPlace.Call(new CumProdOp(Dims.Normalize(dim, x.Rank, "CumProd"), x.DType, false, false), x);
    }
}

/// <summary>Products of the elements up to each one (from either end, with or without the element itself).</summary>
/// <derivative>the running sum of g * y from the end, / x; by products apart where x is 0.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct CumProdOp(int Dim, DType Result, bool Reverse, bool Exclusive) : IOp1, IInPlace1
{
    public static string Name => "CumProd";

    public Needs Needs => Needs.Left;

    public Tensor Forward(Tensor x) => Scans.Run(default(ProdReduction), x, Dim, Result, Reverse, Exclusive);

    public void ForwardInto(Tensor x) => x.Backend.Copy(Forward(x).Block, x.Block);

    // The derivative of the product at i by x[k] is the product without x[k]. Where no factor up to i is 0 that is y[i] / x[k]; the first 0
    // on the way is replaced by 1; beyond a second 0 everything is 0.
    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var x = saved.Input.To(Result);
        var whole = Again(x);
        var zero = x.Eq(0);
        // Mostly there is no zero, and nothing else to do.
        if (x.Backend.HasData && !zero.Any().Item<bool>()) return Later(gradient.Mul(whole)).Div(x);
        var zeros = Scans.Run(default(SumReduction), zero, Dim, DType.Int64, Reverse, false);
        var first = zero.LogicalAnd(zeros.Eq(1));
        var one = Tensor.Ones([], Result, x.Device);
        var nothing = Tensor.Zeros([], Result, x.Device);
        var without = Again(Functional.Where(first, one, x));
        // With the element itself left out, what counts at i are the zeros before i.
        var reached = Exclusive ? Scans.Run(default(SumReduction), zero, Dim, DType.Int64, Reverse, true) : zeros;
        var ordinary = Later(gradient.Mul(whole)).Div(Functional.Where(zero, one, x));
        var atFirst = Later(gradient.Mul(Functional.Where(reached.Gt(0), without, nothing)));
        return Functional.Where(first, atFirst, Functional.Where(zeros.Gt(0), nothing, ordinary));
    }

    private Tensor Again(Tensor x) => Primitive.Call(this, x);

    // Sums over all i that a position k takes part in: from k on, or from behind k.
    private Tensor Later(Tensor terms)
    {
        var sums = Primitive.Call(new CumSumOp(Dim, terms.DType, !Reverse), terms);
        return Exclusive ? sums.Sub(terms) : sums;
    }
}
