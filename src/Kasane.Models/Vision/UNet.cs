namespace Kasane.Models;

/// <summary>
/// A network from images to images: down to a small picture with many channels and up again, with the pictures on the way down joined to
/// those on the way up (Ronneberger et al. 2015). Height and width may be any multiple of 2^depth; other sizes are resampled where needed.
/// </summary>
public sealed class UNet : Module<Tensor, Tensor>
{
    private readonly ModuleList<Sequential> down = [];
    private readonly ModuleList<ConvTranspose2d> up = [];
    private readonly ModuleList<Sequential> merge = [];
    private readonly MaxPool2d pool = new(2);
    private readonly Conv2d head;

    /// <summary>A U-Net.</summary>
    /// <param name="inChannels">Channels of the input.</param>
    /// <param name="outChannels">Channels of the output, e.g. classes per pixel.</param>
    /// <param name="width">Channels at full size; each halving of the picture doubles them.</param>
    /// <param name="depth">How often the picture is halved.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public UNet(long inChannels, long outChannels, long width = 64, int depth = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        for (var level = 0; level <= depth; level++) down.Add(Block(level == 0 ? inChannels : width << (level - 1), width << level));
        for (var level = depth - 1; level >= 0; level--)
        {
            up.Add(new(width << (level + 1), width << level, 2, stride: 2));
            merge.Add(Block(width << (level + 1), width << level));
        }
        head = new(width, outChannels, 1);
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        var seen = new Stack<Tensor>();
        for (var level = 0; level < down.Count; level++)
        {
            if (level > 0) x = pool.Call(x);
            x = down[level].Call(x);
            if (level < down.Count - 1) seen.Push(x);
        }
        for (var level = 0; level < up.Count; level++)
        {
            var across = seen.Pop();
            x = up[level].Call(x);
            // An odd size lost a row or column on the way down.
            if (x.Size(-2) != across.Size(-2) || x.Size(-1) != across.Size(-1))
                x = Functional.Interpolate(x, size: [across.Size(-2), across.Size(-1)]);
            x = merge[level].Call(Functional.Cat([across, x], 1));
        }
        return head.Call(x);
    }

    private static Sequential Block(long from, long to) => new(
        new Conv2d(from, to, 3, padding: 1, bias: false), new BatchNorm2d(to), new ReLU(inPlace: true),
        new Conv2d(to, to, 3, padding: 1, bias: false), new BatchNorm2d(to), new ReLU(inPlace: true));
}
