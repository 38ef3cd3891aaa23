namespace Kasane;

public static partial class Init
{
    /// <summary>The same value everywhere.</summary>
    /// <param name="tensor">Any shape and dtype.</param>
    /// <param name="value">The value.</param>
    /// <returns>The tensor.</returns>
    public static Tensor Constant(Tensor tensor, double value)
    {
        using var mode = Autograd.NoGrad();
        return tensor.FillInPlace(value);
    }

    /// <summary>Ones everywhere.</summary>
    /// <param name="tensor">Any shape and dtype.</param>
    /// <returns>The tensor.</returns>
    public static Tensor Ones(Tensor tensor) => Constant(tensor, 1);

    /// <summary>Zeros everywhere.</summary>
    /// <param name="tensor">Any shape and dtype.</param>
    /// <returns>The tensor.</returns>
    public static Tensor Zeros(Tensor tensor) => Constant(tensor, 0);

    /// <summary>The identity matrix: a linear layer passes its input on.</summary>
    /// <param name="tensor">A matrix.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">No matrix.</exception>
    public static Tensor Eye(Tensor tensor)
    {
        RequireMatrix(tensor, nameof(Eye));
        using var mode = Autograd.NoGrad();
        tensor.FillInPlace(0).Diagonal().FillInPlace(1);
        return tensor;
    }

    /// <summary>The kernel that passes as many channels on as possible: a convolution's identity.</summary>
    /// <param name="tensor">(out, in, ...) with 1 to 3 more dimensions.</param>
    /// <param name="groups">The groups of the convolution; default 1.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">Another number of dimensions, or groups that do not divide the first.</exception>
    public static Tensor Dirac(Tensor tensor, long groups = 1)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Rank is < 3 or > 5) throw new ArgumentException($"Init.Dirac expects 3 to 5 dimensions, but got {tensor.Shape}.", nameof(tensor));
        if (groups <= 0 || tensor.Size(0) % groups != 0)
            throw new ArgumentException($"Init.Dirac expects groups that divide {tensor.Size(0)} outputs, but got {groups}.", nameof(groups));
        using var mode = Autograd.NoGrad();
        tensor.FillInPlace(0);
        var center = tensor;
        for (var d = tensor.Rank - 1; d >= 2; d--) center = center.Select(d, tensor.Size(d) / 2);
        var outputs = tensor.Size(0) / groups;
        for (var g = 0L; g < groups; g++) center.Narrow(0, g * outputs, outputs).Diagonal().FillInPlace(1);
        return tensor;
    }

    private static void RequireMatrix(Tensor tensor, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Rank != 2) throw new ArgumentException($"Init.{name} expects a matrix, but got {tensor.Shape}.", nameof(tensor));
    }
}
