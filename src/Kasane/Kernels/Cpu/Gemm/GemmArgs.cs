namespace Kasane.Internal;

/// <summary>
/// C = activation(A·B + bias), or the same with C's old content added to the product. All strides count elements and may be negative or 0
/// for A and B. C's columns are contiguous, and C overlaps no operand.
/// </summary>
internal unsafe struct GemmArgs<T>
    where T : unmanaged
{
    /// <summary>Rows of A and C.</summary>
    public nint M;

    /// <summary>Columns of B and C.</summary>
    public nint N;

    /// <summary>Columns of A, rows of B; 0 gives a product of zeros.</summary>
    public nint K;

    public T* A;
    public nint ARow;
    public nint ACol;

    public T* B;
    public nint BRow;
    public nint BCol;

    public T* C;
    public nint CRow;

    /// <summary>Adds to C rather than overwriting it.</summary>
    public bool Accumulate;

    /// <summary>One value for each column, or null.</summary>
    public T* Bias;

    public GemmActivation Activation;

    /// <summary>The factor of negative values in <see cref="GemmActivation.LeakyReLU"/>.</summary>
    public T Slope;

    /// <summary>True if the result needs more than the product.</summary>
    public readonly bool HasEpilogue => Bias != null || Activation != GemmActivation.None;

    /// <summary>Multiplications and additions, a measure of the work.</summary>
    public readonly double Work => (double)M * N * K;

    /// <summary>The same product without bias and activation.</summary>
    public readonly GemmArgs<T> WithoutEpilogue() => this with { Bias = null, Activation = GemmActivation.None };
}
