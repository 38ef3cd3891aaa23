using System.Numerics;

namespace Kasane.Internal;

/// <summary>The ways of a convolution on the CPU, for one element type and one vector type.</summary>
internal static unsafe partial class ConvKernel<T, O, V>
    where T : unmanaged, INumber<T>
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>Samples are worked on a few at a time, so that their padded planes stay in the second-level cache.</summary>
    private const nint SliceBytes = 1 << 20;

    /// <summary>Elements of working memory behind the planes, so that whole vectors can be read anywhere.</summary>
    private const nint Slack = 64;

    public static void Run(ConvPass pass, in ConvArgs<T> args)
    {
        switch (pass)
        {
            case ConvPass.Forward: Forward(args); break;
            case ConvPass.Input: Input(args); break;
            default: Weight(args); break;
        }
    }

    /// <summary>
    /// Whether several samples should share panels (or blocks of steps): one sample's places would leave many lanes of the last one empty.
    /// </summary>
    private static bool Together(in ConvArgs<T> args)
    {
        var panel = 2 * O.Count;
        var filled = (args.Places + panel - 1) / panel * panel;
        return args is { Groups: 1, Samples: > 1 } && args.Places < 16 * panel && 10 * filled > 11 * args.Places;
    }

    /// <summary>How many samples to work on at a time, given the elements that are copied for each.</summary>
    private static nint Slice(nint samples, nint copied) =>
        copied == 0 ? samples : Math.Clamp(SliceBytes / (copied * sizeof(T)), 1, samples);
}
