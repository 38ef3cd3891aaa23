using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Kasane.Terminal;

/// <summary>
/// Shows how a training loop comes along: in a terminal a live bar with the latest values, steps per second and time left; in a log a plain
/// line every few seconds.
/// </summary>
public sealed class TrainingProgress
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    private readonly long total;
    private readonly IAnsiConsole console;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private ProgressTask? bar;
    private TimeSpan nextLine;

    private TrainingProgress(long total, IAnsiConsole console)
    {
        this.total = total;
        this.console = console;
    }

    /// <summary>Steps per second since the start.</summary>
    public double StepsPerSecond { get; private set; }

    /// <summary>Runs <paramref name="work"/>, which reports every step.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How many steps there will be.</param>
    /// <param name="work">The training loop.</param>
    /// <param name="console">Where to; default: the process's output.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    public static void Run(string title, long total, Action<TrainingProgress> work, IAnsiConsole? console = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var target = console ?? AnsiConsole.Console;
        var progress = new TrainingProgress(total, target);
        if (!target.Profile.Out.IsTerminal || !target.Profile.Capabilities.Interactive)
        {
            target.WriteLine($"{title}: {total} steps");
            work(progress);
            return;
        }
        target.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                progress.bar = context.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1));
                work(progress);
            });
    }

    /// <summary>Tells that <paramref name="step"/> steps are done.</summary>
    /// <param name="step">Counted from 1.</param>
    /// <param name="values">What to show beside the bar, e.g. the losses.</param>
    public void Report(long step, params ReadOnlySpan<(string Name, double Value)> values)
    {
        var elapsed = watch.Elapsed;
        StepsPerSecond = step / Math.Max(elapsed.TotalSeconds, 1e-9);
        if (bar is null && elapsed < nextLine && step != total) return;
        var text = Describe(step, values);
        if (bar is not null)
        {
            bar.Description = Markup.Escape(text);
            bar.Value = step;
            return;
        }
        nextLine = elapsed + LineInterval;
        console.WriteLine(text);
    }

    private string Describe(long step, ReadOnlySpan<(string Name, double Value)> values)
    {
        var left = TimeSpan.FromSeconds((total - step) / Math.Max(StepsPerSecond, 1e-9));
        var text = string.Create(CultureInfo.InvariantCulture, $"step {step}/{total}");
        foreach (var (name, value) in values) text += string.Create(CultureInfo.InvariantCulture, $"  {name} {value:F4}");
        return text + string.Create(CultureInfo.InvariantCulture, $"  {StepsPerSecond:F1} steps/s  {left:m\\:ss} left");
    }
}
