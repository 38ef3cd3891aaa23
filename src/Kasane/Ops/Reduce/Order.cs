namespace Kasane.Internal;

/// <summary>What has an order, and so a largest and a smallest element.</summary>
internal static class Order
{
    /// <summary>Refuses complex numbers.</summary>
    /// <exception cref="DTypeException">The dtype is complex.</exception>
    public static void Require(Tensor x, string operation)
    {
        if (x.DType.IsComplex)
            throw new DTypeException($"{operation} expects numbers that have an order, but the tensor is {x.DType}. Compare absolute values or parts.")
            {
                Operation = operation,
            };
    }
}
