namespace Kasane;

public static partial class Functional
{
    extension(Tensor x)
    {
        /// <summary>The transpose of a matrix, as a view; a vector or scalar stays.</summary>
        /// <exception cref="ShapeException">More than two dimensions.</exception>
        public Tensor T
        {
            get
            {
                RequireMatrix(x, "T");
                return x.Rank < 2 ? x.View(x.Layout.Sizes) : x.Transpose(0, 1);
            }
        }

        /// <summary>The last two dimensions swapped, as a view: the transposes of a stack of matrices.</summary>
        /// <exception cref="ShapeException">One dimension only.</exception>
        public Tensor MT
        {
            get
            {
                if (x.Rank == 1)
                    throw new ShapeException(
                        $"MT expects at least 2 dimensions, but the tensor has shape {x.Shape}.")
                    {
                        Operation = "MT",
                        Shapes = [x.Shape],
                    };
                return x.Rank == 0 ? x.Permute() : x.Transpose(-2, -1);
            }
        }

        /// <summary>The conjugate transpose of a matrix.</summary>
        /// <exception cref="ShapeException">Neither a matrix nor a scalar.</exception>
        public Tensor H
        {
            get
            {
                if (x.Rank is not (0 or 2))
                    throw new ShapeException(
                        $"H expects a matrix, but the tensor has shape {x.Shape}. Use x.MH.")
                    {
                        Operation = "H",
                        Shapes = [x.Shape],
                    };
                return x.MH;
            }
        }

        /// <summary>
        /// The last two dimensions swapped and complex numbers conjugated: the conjugate transposes of a stack of matrices.
        /// </summary>
        /// <exception cref="ShapeException">One dimension only.</exception>
        public Tensor MH => x.DType.IsComplex ? x.MT.Conjugated() : x.MT;
    }

    private static void RequireMatrix(Tensor x, string operation)
    {
        if (x.Rank > 2)
            throw new ShapeException(
                $"{operation} expects at most 2 dimensions, but the tensor has shape {x.Shape}. Use x.Transpose(dim0, dim1) or x.MT.")
            {
                Operation = operation,
                Shapes = [x.Shape],
            };
    }

    private static Tensor Conjugated(this Tensor x) =>
        throw new DTypeException(
            $"H and MH expect real numbers, but the tensor is {x.DType}. Use x.MT and conjugate it.")
        {
            Operation = "MH",
        };
}
