using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Adds every output's gradient where its maximum came from, in ascending order.</summary>
internal static unsafe class MaxPoolGradientLoop<T>
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(void* state, nint chunk)
    {
        var job = (MaxPoolGradientJob*)state;
        var end = Math.Min((chunk + 1) * job->PerChunk, job->Planes);
        for (var plane = chunk * job->PerChunk; plane < end; plane++)
        {
            var x = (T*)job->X + (plane * job->Size);
            var gradient = (T*)job->Gradient + (plane * job->Outputs);
            var indices = job->Indices + (plane * job->Outputs);
            new Span<T>(x, (int)job->Size).Clear();
            for (nint i = 0; i < job->Outputs; i++) x[(nint)indices[i]] += gradient[i];
        }
    }
}
