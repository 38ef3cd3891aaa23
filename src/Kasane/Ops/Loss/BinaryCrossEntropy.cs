namespace Kasane;

public static partial class Functional
{
    /// <summary>Loss.</summary>
    public static Tensor BinaryCrossEntropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
        Primitive.Call(new BinaryPrimitive<BceOp>(default), input, target).Mean();

    /// <summary>Loss.</summary>
    public static Tensor MseLoss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => input.Sub(target).Square().Mean();

    /// <summary>Loss.</summary>
    public static Tensor CrossEntropy(Tensor input, Tensor target, Tensor? weight = null, long ignoreIndex = -100, Reduction reduction = Reduction.Mean, double labelSmoothing = 0) => throw new NotSupportedException();
}

internal readonly struct BceOp : IBinaryOp
{
    public static string Name => "BinaryCrossEntropy";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Sub(
        A.Mul(A.Sub(b, A.Const(1)), A.Max(A.Log(A.Sub(A.Const(1), a)), A.Const(-100))),
        A.Mul(b, A.Max(A.Log(a), A.Const(-100))));

    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Div(A.Mul(gradient, A.Sub(a, b)), A.Max(A.Mul(a, A.Sub(A.Const(1), a)), A.Const(1e-12)));

    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => gradient;

    public double Reference(double a, double b) => ((b - 1) * Math.Max(Math.Log(1 - a), -100)) - (b * Math.Max(Math.Log(a), -100));
}
