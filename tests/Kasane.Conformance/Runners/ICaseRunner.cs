using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Runs the cases of one kind. Any exception out of <see cref="Run"/> means that the case failed.</summary>
interface ICaseRunner
{
    void Run(Case @case, Judge judge);
}
