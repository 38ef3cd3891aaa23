using Kasane.Conformance.Golden;
using Kasane.Conformance.Runners.Traces;
using Kasane.Conformance.Binding;

namespace Kasane.Conformance.Runners;

/// <summary>Whole models, from the seed to the trained parameters.</summary>
sealed class TracesRunner(ILibrary library) : ICaseRunner
{
    public void Run(Case @case, Judge judge)
    {
        library.Tensors.ManualSeed(@case.Json.GetProperty("seed").GetInt64());
        var trace = new Trace(@case, judge, library);
        switch (@case.Name)
        {
            case "gan": GanTrace.Run(trace); break;
            case "gpt": GptTrace.Run(trace); break;
            case "char-lstm": CharLstmTrace.Run(trace); break;
            case "linear-regression": LinearRegressionTrace.Run(trace); break;
            case "lenet" or "lenet-nodropout": LenetTrace.Run(trace); break;
            case "resnet18" or "resnet50" or "resnet152": ResnetTrace.Run(trace); break;
            case var name when name.StartsWith("d2l-", StringComparison.Ordinal): BuilderTrace.Run(trace); break;
            default: throw new CaseFailure($"unknown trace '{@case.Name}'");
        }
    }
}
