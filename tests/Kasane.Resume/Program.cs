using Kasane;
using Kasane.Resume;

// "write", a folder and a number: overwrites checkpoints there until it is killed.
if (args is ["write", var target, var first])
{
    CheckpointWriting.Run(target, long.Parse(first, null));
    return;
}

// "steady" and a number of steps: trains without collections and prints how many blocks and bytes of large memory were added.
if (args is ["steady", var steps, var outputs])
{
    var (blocks, used) = SteadyTraining.Run(int.Parse(steps, null), int.Parse(outputs, null));
    Console.WriteLine($"{blocks} {used}");
    return;
}

// Trains in the folder of the first argument, workers and epochs following, and leaves the final weights in weights.bin: run it, kill it,
// run it again, until that file is there.
var (weights, report) = DigitsTraining.Run(args[0], int.Parse(args[1], null), int.Parse(args[2], null), context =>
{
    Console.WriteLine(context.Step);
    if (args.Length > 3) Thread.Sleep(int.Parse(args[3], null));
}, onSignals: true);
if (report.Reason == StopReason.Canceled)
{
    Console.WriteLine($"stopped {report.Steps}");
    return;
}

var path = Path.Combine(args[0], "weights.bin");
File.WriteAllBytes(path + ".tmp", weights);
File.Move(path + ".tmp", path);
Console.WriteLine($"done {report.Steps}");
