using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The Airy function Ai.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape; NaN for infinities, as in PyTorch.</returns>
    public static Tensor AiryAi(Tensor x) => Primitive.Call(new UnaryPrimitive<AiryAiOp>(default), x);
}

/// <summary>The Airy function Ai.</summary>
internal readonly struct AiryAiOp : IUnaryOp
{
    public static string Name => "AiryAi";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.NotDifferentiable;

    public static int Cost => 60;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    public double Reference(double x) => SpecialFunctions.AiryAi(x);
}
