using System.CommandLine;
using BenchmarkDotNet.Running;
using Kasane;
using Kasane.Benchmarks;

if (args is ["dotnet", .. var rest])
{
    BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run(rest.Length == 0 ? ["--filter", "*"] : rest);
    return 0;
}

var workloads = new Dictionary<string, Action<Arguments>>
{
    ["gan_step_b64"] = arguments => GanWorkload.Step(arguments, 64),
    ["gan_step_b8"] = arguments => GanWorkload.Step(arguments, 8),
    ["gan_step_b1"] = arguments => GanWorkload.Step(arguments, 1),
    ["gan_g_fwd_b64"] = arguments => GanWorkload.Generate(arguments, 64),
    ["gan_g_fwd_b1"] = arguments => GanWorkload.Generate(arguments, 1),
    ["d2l_mlp_fwd"] = arguments => MlpWorkload.Forward(arguments, recorded: true),
    ["d2l_mlp_fwd_nograd"] = arguments => MlpWorkload.Forward(arguments, recorded: false),
    ["d2l_mlp_train"] = MlpWorkload.Train,
    ["chimera_fwd"] = arguments => ChimeraWorkload.Forward(arguments, recorded: true),
    ["chimera_fwd_nograd"] = arguments => ChimeraWorkload.Forward(arguments, recorded: false),
    ["cnn_step"] = VisionWorkload.Cnn,
    ["resnet18_fwd"] = VisionWorkload.ResNetForward,
    ["resnet18_train"] = VisionWorkload.ResNetTrain,
    ["transformer_step"] = arguments => SequenceWorkload.Transformer(arguments, 0, "transformer_step"),
    ["transformer_step_do01"] = arguments => SequenceWorkload.Transformer(arguments, 0.1, "transformer_step_do01"),
    ["lstm_step"] = SequenceWorkload.Lstm,
    ["micro"] = MicroWorkload.Run,
    ["overhead"] = OverheadWorkload.Run,
    ["allocations"] = AllocationsWorkload.Run,
    ["peaks"] = PeaksWorkload.Run,
    ["startup"] = _ => MlpWorkload.Startup(),
    ["long_run"] = MlpWorkload.LongRun,
    ["load_resnet152"] = LoadWorkload.Run,
};

Argument<string> workload = new("workload") { Description = $"One of: {string.Join(", ", workloads.Keys)}; or dotnet (BenchmarkDotNet)" };
Option<int> threads = new("--threads") { Description = "Threads of the kernels", DefaultValueFactory = _ => 1 };
Option<int> steps = new("--steps") { Description = "Timed steps; 0: the workload's default" };
Option<int> warmup = new("--warmup") { Description = "Steps before; default: the workload's", DefaultValueFactory = _ => -1 };
Option<bool> noDropout = new("--no-dropout") { Description = "Drop nothing, so that losses can be compared" };
Option<string> ops = new("--ops") { Description = "micro, allocations: these operations, separated by commas", DefaultValueFactory = _ => "" };
Option<string> sizes = new("--sizes") { Description = "micro: these sides of the squares, separated by commas", DefaultValueFactory = _ => "" };
Option<bool> json = new("--json") { Description = "One JSON line per measurement (always so)" };
workload.AcceptOnlyFromAmong([.. workloads.Keys]);
var command = new RootCommand("Measures Kasane on the workloads that its peers are measured on.") { workload, threads, steps, warmup, noDropout, ops, sizes, json };
command.SetAction(arguments =>
{
    var given = new Arguments(
        arguments.GetValue(workload)!, arguments.GetValue(threads), arguments.GetValue(steps), arguments.GetValue(warmup), arguments.GetValue(noDropout),
        Parts(arguments.GetValue(ops)!), [.. Parts(arguments.GetValue(sizes)!).Select(int.Parse)]);
    Threads.Count = given.Threads;
    workloads[given.Workload](given);
});
return command.Parse(args).Invoke();

static string[] Parts(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
