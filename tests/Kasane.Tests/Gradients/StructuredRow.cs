namespace Kasane.Tests.Gradients;

/// <summary>How an operation is called, and the shapes of its differentiable inputs.</summary>
internal sealed record StructuredRow(Func<Tensor[], Tensor[]> Function, long[][] Shapes)
{
    /// <summary>The call for inputs of rank 0, where it is another (dimension 1 does not exist there).</summary>
    public Func<Tensor[], Tensor[]>? Scalar { get; init; }

    /// <summary>Dimensions along which equal elements meet, where the derivative is no finite difference: not broadcast along.</summary>
    public int[] Ties { get; init; } = [];

    /// <summary>Passes through single precision: the steps are larger.</summary>
    public bool Single { get; init; }

    /// <summary>The derivative is not differentiable.</summary>
    public bool Once { get; init; }

    /// <summary>Refuses every shape without elements.</summary>
    public bool RefusesEmpty { get; init; }

    /// <summary>Refuses every input of rank 0.</summary>
    public bool RefusesScalar { get; init; }

    /// <summary>Derivatives of first and second order against finite differences.</summary>
    public void Check(Func<Tensor[], Tensor[]> function, Tensor[] inputs)
    {
        var (eps, atol) = Single ? (1e-2, 1e-3) : (1e-6, 1e-5);
        Assert.True(Autograd.GradCheck(function, inputs, eps, atol, 1e-4));
        if (!Once) Assert.True(Autograd.GradGradCheck(function, inputs, null, eps, atol, 1e-4));
    }
}
