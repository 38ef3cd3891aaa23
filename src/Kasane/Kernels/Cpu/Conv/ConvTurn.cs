using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// A weight (groups, out, in, taps) as (groups, in, out, taps), the taps in reverse; a chunk is some input channels of a group.
/// </summary>
internal unsafe struct ConvTurn<T>
    where T : unmanaged
{
    // Channels at a time in both directions, so that what shares a cache line is read together.
    private const nint Tile = 16;

    private T* from;
    private T* to;
    private nint outputs;
    private nint inputs;
    private nint taps;

    public static void Run(T* from, T* to, in ConvArgs<T> args)
    {
        ConvTurn<T> job;
        job.from = from;
        job.to = to;
        job.outputs = args.Out;
        job.inputs = args.In;
        job.taps = args.Taps;
        WorkPool.Run(args.Groups * ((args.In + Tile - 1) / Tile), &Turn, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(void* state, nint chunk)
    {
        ref var job = ref *(ConvTurn<T>*)state;
        var (outputs, inputs, taps) = (job.outputs, job.inputs, job.taps);
        var tiles = (inputs + Tile - 1) / Tile;
        var (group, tile) = (chunk / tiles, chunk % tiles);
        var from = job.from + (group * outputs * inputs * taps);
        var to = job.to + (group * outputs * inputs * taps);
        var end = Math.Min((tile + 1) * Tile, inputs);
        for (nint first = 0; first < outputs; first += Tile)
            for (var i = tile * Tile; i < end; i++)
            {
                var target = to + (((i * outputs) + first) * taps);
                for (var o = first; o < Math.Min(first + Tile, outputs); o++)
                {
                    var source = from + (((o * inputs) + i + 1) * taps);
                    for (nint t = 0; t < taps; t++) *target++ = *--source;
                }
            }
    }
}
