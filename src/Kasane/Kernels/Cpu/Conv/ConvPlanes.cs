using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// How the planes of a convolution's input lie in working memory: with the padding written out, so that no tap falls outside, and for
/// strides above 1 with the columns sorted by their remainder, so that neighbouring windows read neighbouring elements.
/// </summary>
internal readonly struct ConvPlanes
{
    private readonly Windows windows;
    private readonly nint phasePitch;

    /// <param name="windows">How the kernel moves.</param>
    /// <param name="byPhase">Whether to sort the columns.</param>
    /// <param name="copy">Whether to copy the planes in any case.</param>
    public ConvPlanes(in Windows windows, bool byPhase, bool copy = false)
    {
        this.windows = windows;
        Phases = byPhase ? (nint)windows.Stride.W : 1;
        Depth = Needed(windows.Output.D, windows.Stride.D, windows.Kernel.D, windows.Dilation.D);
        Height = Needed(windows.Output.H, windows.Stride.H, windows.Kernel.H, windows.Dilation.H);
        var width = Needed(windows.Output.W, windows.Stride.W, windows.Kernel.W, windows.Dilation.W);
        IsCopy = copy || Phases > 1 || windows.Padding != default;
        phasePitch = IsCopy ? (width + Phases - 1) / Phases : (nint)windows.Input.W;
        RowPitch = phasePitch * Phases;
        DepthPitch = (IsCopy ? Height : (nint)windows.Input.H) * RowPitch;
        Size = (IsCopy ? Depth : (nint)windows.Input.D) * DepthPitch;
        UsesAll = windows.Dilation is { H: 1, W: 1 } && windows.Stride.H <= windows.Kernel.H && windows.Stride.W <= windows.Kernel.W;
    }

    /// <summary>Whether the planes have to be copied; otherwise the input itself will do.</summary>
    public bool IsCopy { get; }

    /// <summary>Whether some tap looks at every row and column.</summary>
    public bool UsesAll { get; }

    /// <summary>Elements of one plane.</summary>
    public nint Size { get; }

    public nint Phases { get; }

    public nint Depth { get; }

    public nint Height { get; }

    public nint RowPitch { get; }

    public nint DepthPitch { get; }

    public nint PhasePitch => phasePitch;

    public Windows Windows => windows;

    /// <summary>Where the windows of all outputs of one sample begin.</summary>
    public void Places(Span<int> offsets)
    {
        var step = Phases > 1 ? 1 : (nint)windows.Stride.W;
        var i = 0;
        for (nint z = 0; z < windows.Output.D; z++)
            for (nint y = 0; y < windows.Output.H; y++)
            {
                var row = (z * (nint)windows.Stride.D * DepthPitch) + (y * (nint)windows.Stride.H * RowPitch);
                for (nint x = 0; x < windows.Output.W; x++) offsets[i++] = (int)(row + (x * step));
            }
    }

    /// <summary>Where the taps of all channels of one group lie, seen from a window's beginning.</summary>
    public void Taps(Span<int> offsets, long channels)
    {
        var i = 0;
        for (nint channel = 0; channel < channels; channel++)
            for (nint z = 0; z < windows.Kernel.D; z++)
                for (nint y = 0; y < windows.Kernel.H; y++)
                {
                    var row = (channel * Size) + (z * (nint)windows.Dilation.D * DepthPitch) + (y * (nint)windows.Dilation.H * RowPitch);
                    for (nint x = 0; x < windows.Kernel.W; x++) offsets[i++] = (int)(row + Column(x * (nint)windows.Dilation.W));
                }
    }

    /// <summary>Whether any tap ever looks at this row (counted in the padded plane).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool UsesRow(nint row)
    {
        if (UsesAll) return true;
        for (nint y = 0; y < windows.Kernel.H; y++)
            if ((row - (y * windows.Dilation.H)) % windows.Stride.H == 0) return true;
        return false;
    }

    /// <summary>Whether any tap ever looks at columns with this remainder.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool UsesPhase(nint phase)
    {
        if (UsesAll) return true;
        for (nint x = 0; x < windows.Kernel.W; x++)
            if (x * windows.Dilation.W % Phases == phase) return true;
        return false;
    }

    private nint Column(nint x) => Phases == 1 ? x : (x % Phases * phasePitch) + (x / Phases);

    private static nint Needed(long outputs, long stride, long taps, long dilation) =>
        (nint)(((outputs - 1) * stride) + ((taps - 1) * dilation) + 1);
}
