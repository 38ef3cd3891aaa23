using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kasane.Internal;

/// <summary>Which vector width the kernels use. The JIT folds both properties.</summary>
internal static class Simd
{
    /// <summary>
    /// AVX-512. <see cref="Vector512.IsHardwareAccelerated"/> is not asked: the runtime reports false on processors that lower their
    /// clock for 512-bit code, where the kernels are faster all the same.
    /// </summary>
    public static bool Has512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported;
    }

    /// <summary>256-bit vectors with fused multiply-add.</summary>
    public static bool Has256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated && Fma.IsSupported;
    }
}
