using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Which cases to run.</summary>
/// <param name="Kinds">The kinds, in order.</param>
/// <param name="Group">The group of ops; null for all.</param>
/// <param name="Only">A name (op, module, ..), an id, or a pattern of ids with *; null for all.</param>
sealed record CaseFilter(IReadOnlyList<CaseKind> Kinds, string? Group = null, string? Only = null)
{
    public static CaseFilter All { get; } = new(Enum.GetValues<CaseKind>());

    /// <summary>Whether nothing is left out.</summary>
    public bool IsAll => Kinds.Count == All.Kinds.Count && Group is null && Only is null;

    public bool Includes(Case @case) =>
        (Group is null || @case.Group == Group)
        && (Only is null || @case.Name == Only || @case.Id == Only || IdPattern.Matches(Only, @case.Id));
}
