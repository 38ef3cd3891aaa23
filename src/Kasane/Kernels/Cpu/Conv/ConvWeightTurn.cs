using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Rows of (taps, channels) as rows of (channels, taps); a chunk is some rows.</summary>
internal unsafe struct ConvWeightTurn<T>
    where T : unmanaged
{
    private const nint Work = 1 << 13;

    private T* from;
    private T* to;
    private nint rows;
    private nint taps;
    private nint channels;
    private nint perChunk;

    public static void Run(T* from, T* to, nint rows, nint taps, nint channels)
    {
        ConvWeightTurn<T> job;
        job.from = from;
        job.to = to;
        job.rows = rows;
        job.taps = taps;
        job.channels = channels;
        job.perChunk = Math.Max(1, Work / (taps * channels));
        WorkPool.Run((rows + job.perChunk - 1) / job.perChunk, &Turn, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(void* state, nint chunk)
    {
        ref var job = ref *(ConvWeightTurn<T>*)state;
        var (taps, channels) = (job.taps, job.channels);
        var end = Math.Min((chunk + 1) * job.perChunk, job.rows);
        for (var row = chunk * job.perChunk; row < end; row++)
        {
            var source = job.from + (row * taps * channels);
            var target = job.to + (row * taps * channels);
            for (nint channel = 0; channel < channels; channel++)
                for (nint tap = 0; tap < taps; tap++) *target++ = source[(tap * channels) + channel];
        }
    }
}
