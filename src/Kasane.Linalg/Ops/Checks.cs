namespace Kasane.Internal;

/// <summary>What every function of matrices asks first, and what it says of a matrix that lacks what is needed.</summary>
internal static class Checks
{
    /// <summary>The matrices in Float64, in which everything is computed.</summary>
    /// <exception cref="ShapeException">Fewer than two dimensions.</exception>
    /// <exception cref="DTypeException">Neither Float32 nor Float64.</exception>
    public static Tensor Matrices(Tensor x, string operation)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank < 2)
            throw new ShapeException($"{operation} expects a matrix or a batch of them (..., M, N), but got shape {x.Shape}.")
            {
                Operation = operation,
                Shapes = [x.Shape],
            };
        return Wide(x, operation);
    }

    /// <inheritdoc cref="Matrices"/>
    public static Tensor Square(Tensor x, string operation)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank < 2 || x.Size(-1) != x.Size(-2))
            throw new ShapeException($"{operation} expects a square matrix or a batch of them (..., N, N), but got shape {x.Shape}.")
            {
                Operation = operation,
                Shapes = [x.Shape],
            };
        return Wide(x, operation);
    }

    /// <exception cref="DTypeException">Neither Float32 nor Float64.</exception>
    public static Tensor Wide(Tensor x, string operation)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.DType is not (DType.Float32 or DType.Float64))
            throw new DTypeException($"{operation} expects Float32 or Float64, but the tensor is {x.DType}. Convert it with To(dtype).")
            {
                Operation = operation,
            };
        return x.To(DType.Float64);
    }

    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static void SameDType(Tensor a, Tensor b, string operation)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.DType != b.DType)
            throw new DTypeException($"{operation} expects one dtype, but got {a.DType} and {b.DType}. Convert one with To(dtype).")
            {
                Operation = operation,
            };
    }

    public static ShapeException Mismatch(string operation, string expected, params Tensor[] given) =>
        new($"{operation} expects {expected}, but got shapes {string.Join(" and ", given.Select(x => x.Shape.ToString()))}.")
        {
            Operation = operation,
            Shapes = [.. given.Select(x => x.Shape)],
        };

    /// <summary>Throws for the first matrix whose number is not 0.</summary>
    /// <param name="info">One number per matrix.</param>
    /// <param name="operation">Who asks.</param>
    /// <param name="failure">What the number means.</param>
    /// <exception cref="LinAlgException">There is one.</exception>
    public static void Succeeded(Tensor info, string operation, Func<int, string> failure)
    {
        if (!info.Backend.HasData) return;
        var numbers = info.ToArray<int>();
        var i = Array.FindIndex(numbers, number => number != 0);
        if (i >= 0) throw Failed(operation, info.Rank == 0 ? -1 : i, failure(numbers[i]));
    }

    /// <param name="operation">Who asked.</param>
    /// <param name="element">Which matrix of the batch; -1 if there is only one.</param>
    /// <param name="failure">What is wrong with it.</param>
    public static LinAlgException Failed(string operation, int element, string failure) =>
        new($"{operation}: {(element < 0 ? "" : $"(Batch element {element}): ")}{failure}") { Operation = operation };

    public static string Singular(int pivot) =>
        $"The matrix is singular: diagonal element {pivot} of its factor U is zero. "
        + "Use Linalg.Pinv or Linalg.Lstsq, or add to the diagonal.";

    public static string NotPositive(int minor) =>
        $"The matrix is not positive-definite: its leading minor of order {minor} is not positive. Add to the diagonal.";
}
