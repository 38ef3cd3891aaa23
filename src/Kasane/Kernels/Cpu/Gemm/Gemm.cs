using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kasane.Internal;

/// <summary>
/// Matrix products with the widest vectors of the machine, on one or more threads. Every element of C is summed in an order that depends on
/// the product's sizes and strides only, so results are the same bits for any number of threads.
/// </summary>
internal static unsafe partial class Gemm
{
    // Not Vector512.IsHardwareAccelerated: that is false where the runtime expects wide vectors to lower the clock, yet they pay here.
    /// <summary>Whether vectors of 512 bits are used.</summary>
    public static bool Wide => Avx512F.IsSupported && Avx512DQ.IsSupported;

    /// <summary>Whether, failing that, those of 256 bits are.</summary>
    public static bool Middle => Avx2.IsSupported && Fma.IsSupported;

    /// <summary>One product.</summary>
    public static void Run(in GemmArgs<float> args)
    {
        if (Wide) GemmDriver<float, F32x16, Vector512<float>>.Run(args);
        else if (Middle) GemmDriver<float, F32x8, Vector256<float>>.Run(args);
        else GemmDriver<float, F32x4, Vector128<float>>.Run(args);
    }

    /// <inheritdoc cref="Run(in GemmArgs{float})"/>
    public static void Run(in GemmArgs<double> args)
    {
        if (Wide) GemmDriver<double, F64x8, Vector512<double>>.Run(args);
        else if (Middle) GemmDriver<double, F64x4, Vector256<double>>.Run(args);
        else GemmDriver<double, F64x2, Vector128<double>>.Run(args);
    }

    /// <summary>
    /// Products of the same sizes and strides, whose operands are the given numbers of elements apart (0 where all share one operand of A or
    /// B). Bias, activation and accumulation apply to each.
    /// </summary>
    public static void RunBatched(in GemmArgs<float> args, nint count, nint aStride, nint bStride, nint cStride) =>
        GemmBatch<float>.Run(args, count, aStride, bStride, cStride, &Run);

    /// <inheritdoc cref="RunBatched(in GemmArgs{float}, nint, nint, nint, nint)"/>
    public static void RunBatched(in GemmArgs<double> args, nint count, nint aStride, nint bStride, nint cStride) =>
        GemmBatch<double>.Run(args, count, aStride, bStride, cStride, &Run);
}
