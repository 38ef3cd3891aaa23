using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Kasane.Internal;

/// <summary>A batch of matrices as numbers, row by row, on its way between a tensor and a decomposition.</summary>
internal sealed class MatrixStack
{
    private readonly double[] data;

    private MatrixStack(double[] data, long[] batch, int rows, int columns)
    {
        this.data = data;
        Batch = batch;
        (Rows, Columns) = (rows, columns);
        Count = (int)Shape.Create(batch).ElementCount;
    }

    /// <summary>The leading sizes.</summary>
    public long[] Batch { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>How many matrices.</summary>
    public int Count { get; }

    /// <summary>One matrix, row by row.</summary>
    public Span<double> this[int i] => data.AsSpan(i * Rows * Columns, Rows * Columns);

    /// <summary>A copy of a tensor's numbers.</summary>
    public static MatrixStack Of(Tensor x)
    {
        var (rows, columns) = ((int)x.Size(-2), (int)x.Size(-1));
        var batch = x.Shape[..^2].ToArray();
        if (x.Backend.HasData) return new(x.ToArray<double>(), batch, rows, columns);
        // Where there are no values only the shapes of results count: any matrix with all decompositions will do.
        var stack = New(batch, rows, columns);
        for (var b = 0; b < stack.Count; b++)
            for (var i = 0; i < Math.Min(rows, columns); i++) stack[b][(i * columns) + i] = 1;
        return stack;
    }

    /// <summary>Zeros.</summary>
    public static MatrixStack New(long[] batch, int rows, int columns) =>
        new(new double[Shape.Create([.. batch, rows, columns]).ElementCount], batch, rows, columns);

    /// <summary>One matrix as Math.NET wants it.</summary>
    public Matrix<double> Dense(int i)
    {
        var (source, columns) = (data, Columns);
        var start = i * Rows * columns;
        return Matrix<double>.Build.Dense(Rows, columns, (r, c) => source[start + (r * columns) + c]);
    }

    public Matrix<Complex> ComplexDense(int i) => Dense(i).ToComplex();

    public void Set(int i, Matrix<double> matrix)
    {
        var target = this[i];
        for (var r = 0; r < Rows; r++)
            for (var c = 0; c < Columns; c++) target[(r * Columns) + c] = matrix[r, c];
    }

    /// <summary>Whether a matrix has neither NaN nor infinity.</summary>
    public bool IsFinite(int i)
    {
        foreach (var value in this[i])
            if (!double.IsFinite(value)) return false;
        return true;
    }

    public Tensor ToTensor(Device device) => Tensor.From<double>(data, [.. Batch, Rows, Columns], device);

    /// <summary>Matrices of one row as vectors.</summary>
    public Tensor ToVectors(Device device) => Tensor.From<double>(data, [.. Batch, Columns], device);
}
