namespace Kasane.Tests;

/// <summary>Tests that draw from <see cref="Generator.Default"/> and expect what comes out: nothing else runs meanwhile.</summary>
[CollectionDefinition("GlobalRandom", DisableParallelization = true)]
public sealed class GlobalRandomCollection;
