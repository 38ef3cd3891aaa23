namespace Kasane.Internal;

/// <summary>All multi-indices of a layout in row-major order, for <c>foreach</c>.</summary>
internal readonly struct Indices(Layout layout)
{
    public Enumerator GetEnumerator() => new(layout);

    public struct Enumerator(Layout layout)
    {
        private readonly long[] index = new long[layout.Rank];
        private bool started;

        public readonly ReadOnlySpan<long> Current => index;

        public bool MoveNext()
        {
            if (started) return Accessor.Next(index, layout.Sizes);
            started = true;
            return layout.Count > 0;
        }
    }
}
