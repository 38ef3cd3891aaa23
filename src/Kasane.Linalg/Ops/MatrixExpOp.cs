namespace Kasane.Internal;

/// <summary>
/// e^A by a Taylor polynomial of degree 18 of A / 2^s, squared s times. Derivative: the upper right block of
/// exp((A^T, G), (0, A^T)), see Al-Mohy and Higham (2009).
/// </summary>
internal readonly struct MatrixExpOp : IOp1
{
    public static string Name => "MatrixExp";

    public Needs Needs => Needs.Left;

    public Tensor Forward(Tensor x)
    {
        x = x.Detach();
        if (x.ElementCount == 0) return x.Clone();
        // The column sums bound all eigenvalues. At norm 1/2 the polynomial is exact to the last bit.
        var norm = x.Backend.HasData ? x.Abs().Sum(-2).Amax().Item<double>() : 0;
        var squarings = double.IsFinite(norm) && norm > 0.5 ? Math.ILogB(norm) + 2 : 0;
        var a = x.Mul(Math.ScaleB(1, -squarings));
        var one = MatrixRules.Identity(x.Size(-1), x);
        var y = one.Add(a.Div(18));
        for (var i = 17; i > 0; i--) y = one.Add(a.MatMul(y).Div(i));
        for (var i = 0; i < squarings; i++) y = y.MatMul(y);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var x = saved.Input.MT;
        var n = x.Size(-1);
        var top = Functional.Cat([x, gradient], -1);
        var bottom = Functional.Cat([x.ZerosLike(), x], -1);
        return Primitive.Call(default(MatrixExpOp), Functional.Cat([top, bottom], -2)).Narrow(-2, 0, n).Narrow(-1, n, n);
    }
}
