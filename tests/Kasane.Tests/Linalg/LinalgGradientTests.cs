using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Derivatives of first and second order against finite differences.</summary>
public class LinalgGradientTests
{
    private static readonly Dictionary<string, (Func<Tensor[], Tensor> Function, Tensor[] Inputs)> All = new()
    {
        ["inv"] = (x => Linalg.Inv(x[0]), [Matrix.Regular(2, 3, 3)]),
        ["matrix_power"] = (x => Linalg.MatrixPower(x[0], -3), [Matrix.Regular(2, 3, 3)]),
        ["tensorinv"] = (x => Linalg.Tensorinv(x[0].Reshape(2, 2, 4)), [Matrix.Regular(4, 4)]),
        ["det"] = (x => x[0].Det(), [Matrix.Regular(2, 3, 3)]),
        ["slogdet"] = (x => Linalg.Slogdet(x[0]).Logabsdet, [Matrix.Regular(2, 3, 3)]),
        ["logdet"] = (x => x[0].Logdet(), [Matrix.Regular(3, 3)]),
        ["solve"] = (x => Linalg.Solve(x[0], x[1]), [Matrix.Regular(3, 3), Matrix.Any(2, 3, 2)]),
        ["solve, right"] = (x => Linalg.Solve(x[0], x[1], left: false), [Matrix.Regular(2, 3, 3), Matrix.Any(2, 2, 3)]),
        ["solve, vector"] = (x => Linalg.Solve(x[0], x[1]), [Matrix.Regular(2, 3, 3), Matrix.Any(2, 3)]),
        ["solve_triangular"] = (x => Linalg.SolveTriangular(x[0], x[1], upper: true), [Matrix.Regular(2, 3, 3), Matrix.Any(3, 2)]),
        ["solve_triangular, unit"] = (
            x => Linalg.SolveTriangular(x[0], x[1], upper: false, left: false, unitriangular: true),
            [Matrix.Regular(3, 3), Matrix.Any(2, 2, 3)]),
        ["triangular_solve"] = (x => x[1].TriangularSolve(x[0], transpose: true).Solution, [Matrix.Regular(3, 3), Matrix.Any(3, 2)]),
        ["tensorsolve"] = (x => Linalg.Tensorsolve(x[0].Reshape(2, 2, 4), x[1]), [Matrix.Regular(4, 4), Matrix.Any(2, 2)]),
        ["cholesky"] = (x => Matrix.Positive(x[0]).Cholesky(), [Matrix.Any(2, 3, 3)]),
        ["cholesky, upper"] = (x => Linalg.Cholesky(Matrix.Positive(x[0]), upper: true), [Matrix.Any(3, 3)]),
        ["cholesky_solve"] = (x => x[1].CholeskySolve(x[0].Tril()), [Matrix.Regular(2, 3, 3), Matrix.Any(2, 3, 2)]),
        ["cholesky_inverse"] = (x => x[0].Triu().CholeskyInverse(upper: true), [Matrix.Regular(2, 3, 3)]),
        ["qr, tall"] = (x => Both(Linalg.Qr(x[0])), [Matrix.Any(2, 4, 3)]),
        ["qr, wide"] = (x => Both(Linalg.Qr(x[0])), [Matrix.Any(2, 3, 5)]),
        ["qr, complete"] = (x => Both(Linalg.Qr(x[0], QrMode.Complete)), [Matrix.Any(3, 4)]),
        ["svdvals"] = (x => Linalg.Svdvals(x[0]), [Matrix.Regular(2, 3, 3)]),
        ["svd, tall"] = (x => Svd(x[0]), [Matrix.Any(4, 2)]),
        ["svd, wide"] = (x => Svd(x[0]), [Matrix.Any(2, 2, 4)]),
        ["eigvalsh"] = (x => Linalg.Eigvalsh(Matrix.Positive(x[0])), [Matrix.Any(2, 3, 3)]),
        ["eigh"] = (x => Eigh(Matrix.Positive(x[0])), [Matrix.Any(2, 3, 3)]),
        ["lu_factor"] = (x => Linalg.LuFactor(x[0]).LU, [Matrix.Regular(2, 3, 3)]),
        ["lu, tall"] = (x => Parts(Linalg.Lu(x[0])), [Matrix.Any(2, 4, 3)]),
        ["lu, wide"] = (x => Parts(Linalg.Lu(x[0])), [Matrix.Any(2, 3, 4)]),
        ["lu_solve"] = (x => LuSolve(x[0], x[1], true, false), [Matrix.Regular(3, 3), Matrix.Any(3, 2)]),
        ["lu_solve, adjoint"] = (x => LuSolve(x[0], x[1], false, true), [Matrix.Regular(2, 3, 3), Matrix.Any(2, 2, 3)]),
        ["pinv, tall"] = (x => Linalg.Pinv(x[0]), [Matrix.Any(2, 4, 3)]),
        ["pinv, wide"] = (x => x[0].Pinverse(), [Matrix.Any(2, 4)]),
        ["lstsq"] = (x => Linalg.Lstsq(x[0], x[1]).Solution, [Matrix.Any(4, 2), Matrix.Any(4, 2)]),
        ["matrix_exp"] = (x => x[0].MatrixExp(), [Matrix.Any(2, 3, 3)]),
        ["householder_product"] = (x => Linalg.HouseholderProduct(x[0], x[1]), [Matrix.Any(2, 4, 3), Matrix.Any(2, 2)]),
        ["ormqr"] = (x => x[0].Ormqr(x[1], x[2], left: false), [Matrix.Any(3, 2), Matrix.Any(2), Matrix.Any(2, 3)]),
        ["norm, nuc"] = (x => x[0].Norm(MatrixOrder.Nuc, [0, 2]), [Matrix.Any(3, 2, 2)]),
        ["matrix_norm, -2"] = (x => Linalg.MatrixNorm(x[0], -2), [Matrix.Regular(2, 3, 3)]),
        ["cond"] = (x => Linalg.Cond(x[0]), [Matrix.Regular(2, 3, 3)]),
        ["cond, fro"] = (x => Linalg.Cond(x[0], MatrixOrder.Fro), [Matrix.Regular(3, 3)]),
        ["ldl_solve"] = (
            x =>
            {
                var (ld, pivots) = Linalg.LdlFactor(Matrix.Any(2, 4, 4));
                return Linalg.LdlSolve(ld, pivots, x[0]);
            },
            [Matrix.Any(2, 4, 2)]),
        ["vander"] = (x => Linalg.Vander(x[0], 4), [Matrix.Any(2, 3)]),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void DerivativesAreRight(string name)
    {
        var (function, inputs) = All[name];
        GradCheck.First(function, inputs);
        GradCheck.Second(function, inputs);
    }

    [Fact]
    public void EveryOperationIsInTheTable()
    {
        // Eigenvectors of any matrix are complex, with tests of their own below.
        var seen = new HashSet<string>(StringComparer.Ordinal) { "EigOp" };
        foreach (var (function, inputs) in All.Values)
        {
            Tensor[] leaves = [.. inputs.Select(input => input.Detach().Clone().RequiresGradInPlace())];
            var output = function(leaves);
            Gradients.StructuredTableTests.Collect(output, seen);
            foreach (var gradient in Autograd.Grad([output.Square().Sum()], leaves, createGraph: true, allowUnused: true))
                if (gradient is { RequiresGrad: true }) Gradients.StructuredTableTests.Collect(gradient, seen);
        }
        var missing = typeof(SolveOp).Assembly.GetTypes()
            .Where(type => type.IsValueType && type.GetInterfaces().Any(i => i == typeof(IOp1) || i == typeof(IOp2) || i == typeof(IOpN)))
            .Select(type => type.Name).Where(name => !seen.Contains(name)).Order(StringComparer.Ordinal);
        Assert.Empty(missing);
    }

    [Fact]
    public void TheDeterminantOfASingularMatrixHasItsCofactorsAsGradient()
    {
        var x = Tensor.From(new double[,] { { 1, 2, 3 }, { 2, 4, 6 }, { 1, 0, 1 } });
        x.RequiresGrad = true;
        x.Det().Backward();
        Matrix.Close(Tensor.From(new double[,] { { 4, 4, -4 }, { -2, -2, 2 }, { 0, 0, 0 } }), x.Grad!);
    }

    [Fact]
    public void EigenvaluesOfAnyMatrixHaveGradients()
    {
        // The sum of the eigenvalues is the trace, that of their squares the trace of the square.
        var x = Matrix.Any(2, 4, 4).RequiresGradInPlace();
        Linalg.Eigvals(x).Square().Real().Sum().Backward();
        Matrix.Close(x.Detach().MT.Mul(2), x.Grad!, 1e-4);
    }

    [Fact]
    public void EigenvectorsOfAnyMatrixHaveGradients()
    {
        // The squared magnitudes do not change with the phases. The vectors have single precision only.
        var weight = Matrix.Any(1, 16).Reshape(4, 4);
        Tensor Value(Tensor matrix)
        {
            var v = Linalg.Eig(matrix).Eigenvectors;
            return v.Real().Square().Add(v.Imag().Square()).Mul(weight).Sum();
        }
        var x = Matrix.Any(4, 4).RequiresGradInPlace();
        Value(x).Backward();
        for (var i = 0; i < 16; i++)
        {
            var step = Tensor.Zeros([16], DType.Float64);
            step[i] = Tensor.Scalar(1e-3, DType.Float64);
            var (up, down) = (Value(x.Detach().Add(step.Reshape(4, 4))), Value(x.Detach().Sub(step.Reshape(4, 4))));
            Assert.Equal(up.Sub(down).Item<double>() / 2e-3, x.Grad!.Flatten()[i].Item<double>(), 5e-3);
        }
    }

    private static Tensor Both((Tensor Q, Tensor R) parts) => Functional.Cat([parts.Q.Flatten(), parts.R.Flatten()]);

    private static Tensor Parts((Tensor P, Tensor L, Tensor U) parts) => Functional.Cat([parts.L.Flatten(), parts.U.Flatten()]);

    // Products that do not change with the signs of the vectors.
    private static Tensor Svd(Tensor x)
    {
        var (u, s, vh) = Linalg.Svd(x, fullMatrices: false);
        return Functional.Cat([u.Square().Flatten(), s.Flatten(), vh.Square().Flatten(), u.MatMul(vh).Flatten()]);
    }

    private static Tensor Eigh(Tensor x)
    {
        var (l, v) = Linalg.Eigh(x);
        return Functional.Cat([l.Flatten(), v.Square().Flatten(), v.Narrow(-1, 0, 1).MatMul(v.Narrow(-1, 0, 1).MT).Flatten()]);
    }

    private static Tensor LuSolve(Tensor a, Tensor b, bool left, bool adjoint)
    {
        var (lu, pivots) = Linalg.LuFactor(a);
        return Linalg.LuSolve(lu, pivots, b, left, adjoint);
    }
}

internal static class Leaves
{
    public static Tensor RequiresGradInPlace(this Tensor x)
    {
        x.RequiresGrad = true;
        return x;
    }
}
