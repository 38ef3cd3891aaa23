namespace Kasane.Internal;

/// <summary>Draws numbers on the host and brings them into a tensor of any layout and device.</summary>
internal static class RandomFill
{
    /// <summary>Draws one array of elements; <paramref name="contiguous"/> tells whether the target is filled in memory order.</summary>
    public delegate void Draw<T>(Span<T> elements, bool contiguous);

    public static unsafe void Run<T>(Tensor x, Draw<T> draw)
        where T : unmanaged
    {
        if (x.ElementCount == 0) return;
        if (x.IsContiguous && x.Device == Device.Cpu)
        {
            draw(x.AsSpan<T>(), true);
            GC.KeepAlive(x);
            return;
        }
        var host = Tensor.Allocate(Device.Cpu, x.Layout.AsContiguous(), x.DType);
        draw(host.AsSpan<T>(), x.IsContiguous);
        var there = host.To(x.Device);
        x.Backend.Copy(there.Block, x.Block);
        GC.KeepAlive(there);
    }
}
