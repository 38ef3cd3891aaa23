namespace Kasane;

public partial class Tensor
{
    /// <summary>Numbers drawn evenly from [0, 1), Float32.</summary>
    /// <param name="shape">The sizes.</param>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static Tensor Rand(params ReadOnlySpan<long> shape) => Empty(Kasane.Shape.Create(shape), DType.Float32).UniformInPlace();

    /// <summary>Numbers from the standard normal distribution, Float32.</summary>
    /// <param name="shape">The sizes.</param>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static Tensor Randn(params ReadOnlySpan<long> shape)
    {
        var x = Empty(Kasane.Shape.Create(shape), DType.Float32);
        RandomFill.Run<float>(x, (span, contiguous) => Generator.Default.Normal(span, 0, 1, contiguous));
        return x;
    }
}
