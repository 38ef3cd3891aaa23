namespace Kasane.Conformance.Golden;

/// <summary>The folders of the conformance data.</summary>
public enum CaseKind
{
    Ops,
    Autograd,
    Modules,
    Optimizers,
    Schedulers,
    Random,
    Traces,
    Checkpoints,
}
