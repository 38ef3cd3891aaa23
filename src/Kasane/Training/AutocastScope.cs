namespace Kasane.Internal;

/// <summary>A scope of automatic casts as an object; disposed on the thread that made it.</summary>
internal sealed class AutocastScope(DType dtype) : IDisposable
{
    private readonly AutocastState? outer = AutocastMode.Enter(Autocast.Create(dtype, enabled: true, cacheEnabled: true));

    public void Dispose() => AutocastMode.Leave(outer);
}
