namespace Kasane.Tests;

/// <summary>These tests measure and squeeze the one pool of the process: they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryCollection
{
    public const string Name = "Memory";
}
