using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;
using Kasane.Conformance.Report;

namespace Kasane.Conformance.Runners;

/// <summary>Runs the cases of a directory on one device.</summary>
sealed class Session(ILibrary library, SkipList skips)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    private readonly Dictionary<CaseKind, ICaseRunner> runners = new()
    {
        [CaseKind.Ops] = new OpsRunner(library),
        [CaseKind.Autograd] = new AutogradRunner(library),
        [CaseKind.Modules] = new ModulesRunner(library),
        [CaseKind.Optimizers] = new OptimizersRunner(library),
        [CaseKind.Schedulers] = new SchedulersRunner(library),
        [CaseKind.Random] = new RandomRunner(library),
        [CaseKind.Traces] = new TracesRunner(library),
        [CaseKind.Checkpoints] = new CheckpointsRunner(library),
    };

    public IEnumerable<CaseResult> Run(string directory, CaseFilter filter) =>
        from kind in filter.Kinds
        from @case in CaseDirectory.Read(directory, kind)
        where filter.Includes(@case)
        select Run(@case);

    public CaseResult Run(Case @case)
    {
        if (skips.ReasonFor(@case.Id) is { } reason) return new(@case, Outcome.Skipped, reason, 0);
        var judge = new Judge(@case, library.Tensors);
        var running = Task.Run(() => Attempt(@case, judge));
        return running.Wait(TimeLimit) ? running.Result
            : new(@case, Outcome.Failed, $"no end after {TimeLimit.TotalMinutes} minutes", judge.Worst);
    }

    private CaseResult Attempt(Case @case, Judge judge)
    {
        try
        {
            runners[@case.Kind].Run(@case, judge);
            return new(@case, Outcome.Passed, null, judge.Worst);
        }
        catch (Exception exception) when (exception is CaseFailure or BindingException)
        {
            return new(@case, Outcome.Failed, exception.Message, judge.Worst);
        }
        catch (Exception exception)
        {
            return new(@case, Outcome.Failed, $"threw {ErrorRules.Describe(exception)}{Place(exception)}", judge.Worst);
        }
    }

    // Where a fault of the library came from is half of its repair.
    private static string Place(Exception exception) =>
        exception is KasaneException or ArgumentException ? "" : $" {exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
}
