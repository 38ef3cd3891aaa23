namespace Kasane.Tests;

/// <summary>Samples draw from the stream of the whole process: no other test may draw from it meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SamplesCollection
{
    public const string Name = "Samples";
}
