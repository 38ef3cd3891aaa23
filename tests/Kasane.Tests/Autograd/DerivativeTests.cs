using Kasane.Tests.Support;
using Calculus = Kasane.Autograd.Functional;

namespace Kasane.Tests;

/// <summary>Jacobians, Hessians and their products, against closed forms.</summary>
public class DerivativeTests
{
    private static readonly Tensor A = Tensor.From(new double[,] { { 2, -1, 0.5 }, { 0, 3, 1 } });
    private static readonly Tensor X = Tensor.From([0.4, -1.3, 2.2], [3]);

    [Fact]
    public void The_jacobian_of_a_linear_map_is_its_matrix()
    {
        Numbers.AssertClose(A, Calculus.Jacobian(x => A.MatMul(x), X), 1e-12);
        var parts = Calculus.Jacobian(x => [x[0] * x[1], x[0].Sum()], [X, X.Exp()]);
        Numbers.AssertClose(X.Exp().Diag(), parts[0][0], 1e-12);
        Numbers.AssertClose(X.Diag(), parts[0][1], 1e-12);
        Numbers.AssertClose(X.OnesLike(), parts[1][0], 1e-12);
        Numbers.AssertClose(X.ZerosLike(), parts[1][1], 1e-12);
        Assert.Equal([0, 3], Calculus.Jacobian(x => x[..0], X).Shape.ToArray());
    }

    [Fact]
    public void The_hessian_of_a_quadratic_form()
    {
        var q = A.Transpose(0, 1).MatMul(A);
        Numbers.AssertClose(q, Calculus.Hessian(x => x.MatMul(q.MatMul(x)) / 2, X), 1e-12);
        var v = Tensor.From([1.0, -2, 0.5], [3]);
        Numbers.AssertClose(q.MatMul(v), Calculus.Hvp(x => x.MatMul(q.MatMul(x)) / 2, X, v).Hvp, 1e-12);
        Numbers.AssertClose(q.MatMul(v), Calculus.Vhp(x => x.MatMul(q.MatMul(x)) / 2, X, v).Vhp, 1e-12);
        var blocks = Calculus.Hessian(x => (x[0] * x[1]).Sum(), [X, X.Exp()]);
        Numbers.AssertClose(X.OnesLike().Diag(), blocks[0][1], 1e-12);
        Numbers.AssertClose(X.OnesLike().Diag().Mul(0), blocks[0][0], 1e-12);
    }

    [Fact]
    public void Products_with_vectors()
    {
        var (output, vjp) = Calculus.Vjp(x => A.MatMul(x.Exp()), X, Tensor.From(1.0, 2));
        Numbers.AssertClose(A.MatMul(X.Exp()), output, 1e-12);
        Numbers.AssertClose(A.Transpose(0, 1).MatMul(Tensor.From(1.0, 2)).Mul(X.Exp()), vjp, 1e-12);
        var v = Tensor.From(1.0, -1, 3);
        Numbers.AssertClose(A.MatMul(X.Exp() * v), Calculus.Jvp(x => A.MatMul(x.Exp()), X, v).Jvp, 1e-12);
        Assert.False(vjp.RequiresGrad);
    }

    [Fact]
    public void With_a_graph_the_results_can_be_differentiated()
    {
        var x = X.Clone();
        x.RequiresGrad = true;
        Calculus.Jacobian(y => y.Exp(), x, createGraph: true).Sum().Backward();
        Numbers.AssertClose(X.Exp(), x.Grad!, 1e-12);
        Assert.False(Calculus.Jacobian(y => y.Exp(), x).RequiresGrad);
        Assert.True(Autograd.GradCheck(y => Calculus.Hvp(z => z.Sin().Sum(), y, X, createGraph: true).Hvp, x));
    }

    [Fact]
    public void Independence_is_zero_or_an_error()
    {
        Numbers.AssertClose(X.ZerosLike(), Calculus.Jacobian(_ => Tensor.Scalar(1, DType.Float64), X), 0);
        Assert.Throws<GradientException>(() => Calculus.Jacobian(_ => Tensor.Scalar(1, DType.Float64), X, strict: true));
        Assert.Throws<GradientException>(() => Calculus.Hessian(x => x, X));
        Assert.Throws<GradientException>(() => Calculus.Vjp(x => x, X));
        Assert.Throws<GradientException>(() => Calculus.Vjp(x => x, X, Tensor.From(1.0)));
        Numbers.AssertClose(X.ZerosLike(), Calculus.Hvp(x => x.Sum(), X, X).Hvp, 0);
    }
}
