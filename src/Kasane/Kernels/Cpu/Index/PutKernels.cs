using System.Numerics;

namespace Kasane.Internal;

/// <summary>A kernel that combines elements with what is in their places, written once for all types and ways.</summary>
internal interface IPutKernel<TJob>
{
    static abstract void Run<T, TPut>(ref TJob job)
        where T : unmanaged
        where TPut : IPutElement<T>;
}

/// <summary>Chooses the type and the way.</summary>
internal static class PutKernels
{
    /// <exception cref="DTypeException">Complex numbers have no order.</exception>
    public static void Run<TKernel, TJob>(ref TJob job, DType dtype, PutMode mode)
        where TKernel : IPutKernel<TJob>
    {
        switch (dtype)
        {
            case var _ when mode == PutMode.Overwrite: RunOverwrite<TKernel, TJob>(ref job, dtype.ItemSize); break;
            case DType.Float32: RunNumber<TKernel, TJob, float>(ref job, mode); break;
            case DType.Float64: RunNumber<TKernel, TJob, double>(ref job, mode); break;
            case DType.Float16: RunNumber<TKernel, TJob, Half>(ref job, mode); break;
            case DType.Int64: RunNumber<TKernel, TJob, long>(ref job, mode); break;
            case DType.Int32: RunNumber<TKernel, TJob, int>(ref job, mode); break;
            case DType.Int16: RunNumber<TKernel, TJob, short>(ref job, mode); break;
            case DType.Int8: RunNumber<TKernel, TJob, sbyte>(ref job, mode); break;
            case DType.UInt8: RunNumber<TKernel, TJob, byte>(ref job, mode); break;
            case DType.Bool:
                RunNumber<TKernel, TJob, byte>(ref job, mode is PutMode.Add or PutMode.Largest ? PutMode.Largest : PutMode.Smallest);
                break;
            case DType.BFloat16: RunBFloat16<TKernel, TJob>(ref job, mode); break;
            case DType.Complex64 when mode == PutMode.Multiply: TKernel.Run<Complex64, PutComplex<PutProduct<float>>>(ref job); break;
            case DType.Complex64 when mode == PutMode.Add: TKernel.Run<Complex64, PutComplex<PutSum<float>>>(ref job); break;
            default: throw new DTypeException($"There is no largest or smallest of {dtype} numbers.");
        }
    }

    private static void RunOverwrite<TKernel, TJob>(ref TJob job, int itemSize)
        where TKernel : IPutKernel<TJob>
    {
        switch (itemSize)
        {
            case 1: TKernel.Run<byte, PutOverwrite<byte>>(ref job); break;
            case 2: TKernel.Run<ushort, PutOverwrite<ushort>>(ref job); break;
            case 4: TKernel.Run<uint, PutOverwrite<uint>>(ref job); break;
            default: TKernel.Run<ulong, PutOverwrite<ulong>>(ref job); break;
        }
    }

    private static void RunNumber<TKernel, TJob, T>(ref TJob job, PutMode mode)
        where TKernel : IPutKernel<TJob>
        where T : unmanaged, INumber<T>
    {
        switch (mode)
        {
            case PutMode.Add: TKernel.Run<T, PutSum<T>>(ref job); break;
            case PutMode.Multiply: TKernel.Run<T, PutProduct<T>>(ref job); break;
            case PutMode.Largest: TKernel.Run<T, PutLargest<T>>(ref job); break;
            default: TKernel.Run<T, PutSmallest<T>>(ref job); break;
        }
    }

    private static void RunBFloat16<TKernel, TJob>(ref TJob job, PutMode mode)
        where TKernel : IPutKernel<TJob>
    {
        switch (mode)
        {
            case PutMode.Add: TKernel.Run<BFloat16, PutBFloat16<PutSum<float>>>(ref job); break;
            case PutMode.Multiply: TKernel.Run<BFloat16, PutBFloat16<PutProduct<float>>>(ref job); break;
            case PutMode.Largest: TKernel.Run<BFloat16, PutBFloat16<PutLargest<float>>>(ref job); break;
            default: TKernel.Run<BFloat16, PutBFloat16<PutSmallest<float>>>(ref job); break;
        }
    }
}
