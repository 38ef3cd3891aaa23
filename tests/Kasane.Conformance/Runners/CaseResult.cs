using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

enum Outcome
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>What became of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Reason">Why it failed or was skipped.</param>
/// <param name="Worst">The largest error of all comparisons, in units of their tolerances.</param>
sealed record CaseResult(Case Case, Outcome Outcome, string? Reason, double Worst);
