namespace Kasane.Internal;

internal sealed partial class MetaBackend
{
    public override void Fourier(in Block x, in Block y, ReadOnlySpan<int> dims, bool inverse, double scale)
    {
    }
}
