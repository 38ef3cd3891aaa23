namespace Kasane.Internal;

/// <summary>Hooks in order of registration. Reading takes no lock: a list is replaced, never changed.</summary>
internal sealed class HookList<T>
    where T : Delegate
{
    private readonly Lock gate = new();
    private Entry[] entries = [];

    public bool IsEmpty => entries.Length == 0;

    public ReadOnlySpan<Entry> Items => entries;

    /// <returns>A handle that takes the hook away.</returns>
    public IDisposable Add(T hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        var entry = new Entry(this, hook);
        lock (gate) entries = [.. entries, entry];
        return entry;
    }

    public sealed class Entry(HookList<T> owner, T hook) : IDisposable
    {
        public T Hook => hook;

        public void Dispose()
        {
            lock (owner.gate) owner.entries = [.. owner.entries.Where(other => !ReferenceEquals(other, this))];
        }
    }
}
