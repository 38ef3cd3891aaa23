namespace Kasane.Internal;

/// <summary>
/// One dimension of a basic index's result: which dimension of the source it walks (-1: a new one), with what step and how far.
/// </summary>
internal readonly record struct SliceDim(int Source, long Step, long Length);
