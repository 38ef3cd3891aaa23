namespace Kasane.Internal;

/// <summary>Neighbouring lanes of a panel whose elements are neighbours in memory, too; at most one vector.</summary>
/// <param name="Offset">Where the first element lies.</param>
/// <param name="Lane">The first lane in the panel.</param>
/// <param name="Length">The number of lanes.</param>
internal readonly record struct PanelRun(int Offset, int Lane, int Length);
