using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <content>Products that share a packed B.</content>
internal static unsafe partial class Gemm
{
    // Longer sums of the same kind are cut into parts by the way that packs for itself.
    private const nint MostSteps = 1 << 13;

    /// <summary>Whether a product with a packed B is the same sums as without, and at least as fast.</summary>
    public static bool SuitsPacked(nint m, nint k, nint n) =>
        !GemmDriver<float, F32x16, Vector512<float>>.IsForDots(m, k, n) && m < GemmBlocked<float, F32x16, Vector512<float>>.LeastRows
        && n > 1 && k <= MostSteps;

    /// <summary>Elements that the B of a product takes when it is packed.</summary>
    public static nint PackedSize(nint k, nint n) =>
        Wide ? GemmPrepacked<float, F32x16, Vector512<float>>.Size(k, n)
        : Middle ? GemmPrepacked<float, F32x8, Vector256<float>>.Size(k, n)
        : GemmPrepacked<float, F32x4, Vector128<float>>.Size(k, n);

    /// <summary>Packs B; A, C and the number of rows do not matter.</summary>
    public static void Pack(in GemmArgs<float> args, float* target)
    {
        if (Wide) GemmPrepacked<float, F32x16, Vector512<float>>.Pack(args, target);
        else if (Middle) GemmPrepacked<float, F32x8, Vector256<float>>.Pack(args, target);
        else GemmPrepacked<float, F32x4, Vector128<float>>.Pack(args, target);
    }

    /// <summary>A product with a packed B; none of the sizes is 0.</summary>
    public static void RunPacked(in GemmArgs<float> args, float* packed)
    {
        if (Wide) GemmPrepacked<float, F32x16, Vector512<float>>.Run(args, packed);
        else if (Middle) GemmPrepacked<float, F32x8, Vector256<float>>.Run(args, packed);
        else GemmPrepacked<float, F32x4, Vector128<float>>.Run(args, packed);
    }
}
