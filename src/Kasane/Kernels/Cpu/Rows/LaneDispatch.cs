using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>One chunk of a kernel's work, written once for every vector type.</summary>
internal unsafe interface ILaneJob
{
    static abstract void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct;
}

/// <summary>Runs a job's chunks on the work pool with the vectors this processor has.</summary>
internal static unsafe class LaneDispatch
{
    public static void Floating<TJob>(DType compute, nint chunks, void* job)
        where TJob : struct, ILaneJob
    {
        if (compute == DType.Float64)
        {
            if (Simd.Has512) WorkPool.Run(chunks, &Call<TJob, Lanes512<double>, Vector512<double>>, job);
            else if (Simd.Has256) WorkPool.Run(chunks, &Call<TJob, Lanes256<double>, Vector256<double>>, job);
            else WorkPool.Run(chunks, &Call<TJob, Lanes128<double>, Vector128<double>>, job);
        }
        else if (Simd.Has512) WorkPool.Run(chunks, &Call<TJob, Lanes512<float>, Vector512<float>>, job);
        else if (Simd.Has256) WorkPool.Run(chunks, &Call<TJob, Lanes256<float>, Vector256<float>>, job);
        else WorkPool.Run(chunks, &Call<TJob, Lanes128<float>, Vector128<float>>, job);
    }

    public static void Integers<TJob>(DType compute, nint chunks, void* job)
        where TJob : struct, ILaneJob
    {
        if (compute == DType.Int64)
        {
            if (Simd.Has512) WorkPool.Run(chunks, &Call<TJob, Lanes512<long>, Vector512<long>>, job);
            else if (Simd.Has256) WorkPool.Run(chunks, &Call<TJob, Lanes256<long>, Vector256<long>>, job);
            else WorkPool.Run(chunks, &Call<TJob, Lanes128<long>, Vector128<long>>, job);
        }
        else if (Simd.Has512) WorkPool.Run(chunks, &Call<TJob, Lanes512<int>, Vector512<int>>, job);
        else if (Simd.Has256) WorkPool.Run(chunks, &Call<TJob, Lanes256<int>, Vector256<int>>, job);
        else WorkPool.Run(chunks, &Call<TJob, Lanes128<int>, Vector128<int>>, job);
    }

    private static void Call<TJob, L, V>(void* job, nint chunk)
        where TJob : struct, ILaneJob
        where L : struct, ILanes<L, V>
        where V : struct => TJob.Run<L, V>(job, chunk);
}
