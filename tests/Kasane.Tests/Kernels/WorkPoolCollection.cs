using Kasane.Internal;

namespace Kasane.Tests.Kernels;

/// <summary>Tests that set the number of threads do not run beside others.</summary>
[CollectionDefinition(nameof(WorkPool), DisableParallelization = true)]
public sealed class WorkPoolCollection;
