using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Kasane.Internal;

/// <summary>Eigenvalues and eigenvectors of any square matrices. Derivative: Giles (2008), for vectors of length 1.</summary>
internal readonly record struct EigOp(string Caller, bool IsComplex) : IOpN
{
    public static string Name => "Eig";

    /// <summary>Complex64, or real in Float64.</summary>
    public static Tensor Checked(Tensor a, string operation) => a is { DType: DType.Complex64, Rank: >= 2 } && a.Size(-1) == a.Size(-2)
        ? a
        : Checks.Square(a, operation);

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var x = inputs[0]!;
        var (n, batch) = ((int)x.Size(-1), x.Shape[..^2].ToArray());
        var count = (int)Shape.Create(batch).ElementCount;
        var (values, vectors) = (new Complex64[count * n], new Complex64[count * n * n]);
        var numbers = x.Backend.HasData ? ComplexMatrices.Numbers(x) : new Complex[count * n * n];
        for (var b = 0; b < count && n > 0; b++)
        {
            var (l, v) = Decompose(numbers.AsSpan(b * n * n, n * n).ToArray(), n, x.DType.IsComplex, b);
            for (var j = 0; j < n; j++)
            {
                values[(b * n) + j] = (Complex64)l[j];
                for (var i = 0; i < n; i++) vectors[(b * n * n) + (i * n) + j] = (Complex64)v[i, j];
            }
        }
        return [Tensor.From(values, [.. batch, n], x.Device), Tensor.From(vectors, [.. batch, n, n], x.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results;

    // V^-H ((V^H gV - V^H V diag(Re(V^H gV))) / conj(L[j] - L[i]) + diag(gL)) V^H; the second term keeps the length.
    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var (l, v) = (saved.Result(0), saved.Result(1));
        var adjoint = v.MT.Conj();
        var diagonal = MatrixRules.Identity(l.Size(-1), v.Real()).Bool();
        Tensor? middle = null;
        if (gradients[1] is { } gv)
        {
            var inner = ComplexMatrices.Product(adjoint, gv);
            var length = inner.Real().Diagonal(0, -2, -1).Unsqueeze(-2).To(DType.Complex64);
            inner = inner.Sub(ComplexMatrices.Product(adjoint, v).Mul(length));
            var gaps = l.Unsqueeze(-2).Sub(l.Unsqueeze(-1)).Conj();
            middle = Functional.Where(diagonal, inner.Mul(0), inner.Div(Functional.Where(diagonal, gaps.Mul(0).Add(1), gaps)));
        }
        if (gradients[0] is { } gl)
        {
            var term = gl.Unsqueeze(-2).Mul(diagonal.To(DType.Complex64));
            middle = middle?.Add(term) ?? term;
        }
        if (middle is null) return [null];
        var result = ComplexMatrices.Solve(adjoint, ComplexMatrices.Product(middle, adjoint));
        return [IsComplex ? result : result.Real()];
    }

    private (Complex[] Values, Matrix<Complex> Vectors) Decompose(Complex[] numbers, int n, bool complex, int b)
    {
        if (Array.Exists(numbers, number => !Complex.IsFinite(number)))
            throw Checks.Failed(Caller, b, "The matrix has elements that are NaN or infinite; it has no eigenvalues.");
        try
        {
            Complex[] values;
            Matrix<Complex> vectors;
            if (complex)
            {
                var evd = Matrix<Complex>.Build.Dense(n, n, (i, j) => numbers[(i * n) + j]).Evd(Symmetricity.Asymmetric);
                (values, vectors) = (evd.EigenValues.ToArray(), evd.EigenVectors);
            }
            else
            {
                var evd = Matrix<double>.Build.Dense(n, n, (i, j) => numbers[(i * n) + j].Real).Evd(Symmetricity.Asymmetric);
                values = evd.EigenValues.ToArray();
                vectors = Unpacked(values, evd.EigenVectors);
            }
            for (var j = 0; j < n; j++) Normalize(vectors, j);
            return (values, vectors);
        }
        catch (NonConvergenceException exception)
        {
            throw new LinAlgException($"{Caller}: (Batch element {b}): The iteration for the eigenvalues did not converge.", exception)
            {
                Operation = Caller,
            };
        }
    }

    // Of a conjugate pair one column holds the real parts and the next one the imaginary parts.
    private static Matrix<Complex> Unpacked(Complex[] values, Matrix<double> packed)
    {
        var vectors = packed.ToComplex();
        for (var j = 0; j + 1 < values.Length; j++)
        {
            if (values[j].Imaginary == 0) continue;
            for (var i = 0; i < values.Length; i++)
            {
                vectors[i, j] = new(packed[i, j], packed[i, j + 1]);
                vectors[i, j + 1] = new(packed[i, j], -packed[i, j + 1]);
            }
            j++;
        }
        return vectors;
    }

    // Length 1, and the largest element of a complex vector is real.
    private static void Normalize(Matrix<Complex> vectors, int j)
    {
        var column = vectors.Column(j);
        var largest = column.AbsoluteMaximumIndex();
        var scale = column.L2Norm();
        if (scale == 0) return;
        var phase = column.All(element => element.Imaginary == 0)
            ? Complex.One
            : Complex.Conjugate(column[largest]) / column[largest].Magnitude;
        vectors.SetColumn(j, column.Multiply(phase / scale));
    }
}
