namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// The same memory without gradient history: gradients do not flow back through the result. Changes in place show in both.
    /// </summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Detach(this Tensor x)
    {
        var y = x.Alias(x.Layout, x.Offset);
        if (x.IsInference) y.IsInference = true;
        return y;
    }
}
