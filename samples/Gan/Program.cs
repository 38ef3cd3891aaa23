using System.CommandLine;
using System.Runtime.InteropServices;
using Kasane;
using Kasane.Samples.Gan;

Option<int> epochs = new("--epochs") { Description = "How often all pictures are shown", DefaultValueFactory = _ => 300 };
Option<int> batch = new("--batch") { Description = "Pictures per step", DefaultValueFactory = _ => 64 };
Option<long> seed = new("--seed") { Description = "Start of the random numbers; the same seed gives the same files", DefaultValueFactory = _ => 0 };
Option<string?> data = new("--data") { Description = "Folder with IDX files as MNIST's or Fashion-MNIST's, gzipped or not; default: the built-in digits" };
Option<string> output = new("--out") { Description = "Folder for pictures, losses and weights", DefaultValueFactory = _ => "gan-out" };
Option<string> device = new("--device") { Description = "Where to compute: cpu, or reference (slow)", DefaultValueFactory = _ => "cpu" };
Option<int> steps = new("--steps") { Description = "Stop after so many steps; 0: no limit", DefaultValueFactory = _ => 0 };
Option<string?> generate = new("--generate") { Description = "Draw new pictures from a trained generator.safetensors instead of training" };
Option<bool> tour = new("--tour") { Description = "Walk through the tutorial and print the result of every step instead of training" };
foreach (var option in (Option<int>[])[epochs, batch])
    option.Validators.Add(result =>
    {
        if (result.GetValue(option) < 1) result.AddError($"{option.Name} expects a number of 1 or more.");
    });

var command = new RootCommand("Trains the tutorial's GAN on handwritten digits.") { epochs, batch, seed, data, output, device, steps, generate, tour };
command.SetAction(arguments =>
{
    try
    {
        if (arguments.GetValue(tour))
        {
            Tour.Run(Console.Out);
            return 0;
        }
        var options = new GanOptions
        {
            Epochs = arguments.GetValue(epochs),
            Batch = arguments.GetValue(batch),
            Seed = arguments.GetValue(seed),
            Data = arguments.GetValue(data),
            Out = arguments.GetValue(output)!,
            Device = Device.Parse(arguments.GetValue(device)!),
            MaxSteps = arguments.GetValue(steps),
        };
        if (arguments.GetValue(generate) is { } weights)
        {
            Generation.Run(weights, options);
            return 0;
        }
        using var stop = new CancellationTokenSource();
        // The first Ctrl-C (or SIGTERM) lets the step in flight end and everything be saved; a second one ends the process.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        new Training(options).Run(stop.Token);
        return 0;
    }
    catch (Exception exception) when (exception is KasaneException or IOException or ArgumentException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();
