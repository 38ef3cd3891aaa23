namespace Kasane.Tests;

/// <summary>Short names for tensors in tests of the tape.</summary>
internal static class Values
{
    /// <summary>A leaf that collects gradients.</summary>
    public static Tensor Leaf(params float[] values) => Tensor.From(values, [values.Length], requiresGrad: true);

    /// <summary>A tensor that does not.</summary>
    public static Tensor Plain(params float[] values) => Tensor.From(values);

    public static void AssertValues(Tensor? actual, params float[] expected)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected, actual.ToArray<float>());
    }
}
