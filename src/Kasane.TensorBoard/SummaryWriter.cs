using System.Globalization;
using Google.Protobuf;
using Kasane.TensorBoard.Messages;

namespace Kasane.TensorBoard;

/// <summary>
/// Writes event files that TensorBoard shows while they grow: <c>tensorboard --logdir runs</c>. Each folder below is a run. May be used from
/// several threads.
/// </summary>
public sealed class SummaryWriter : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, EventFile> children = [];
    private readonly EventFile file;
    private readonly int maxQueue;
    private readonly TimeSpan flushInterval;
    private readonly string filenameSuffix;

    /// <summary>Opens a new file in a folder; files that are there stay.</summary>
    /// <param name="logDir">The run's folder; default: <c>runs/</c> with date, time, the machine's name and <paramref name="comment"/>.</param>
    /// <param name="comment">Is appended to the default folder.</param>
    /// <param name="purgeStep">Events of earlier files from this step on are hidden: a run that was broken off goes on here.</param>
    /// <param name="maxQueue">After so many additions they are handed to the operating system; default 10.</param>
    /// <param name="flushInterval">After this time at the latest; default two minutes.</param>
    /// <param name="filenameSuffix">Is appended to file names.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public SummaryWriter(
        string? logDir = null,
        string comment = "",
        long? purgeStep = null,
        int maxQueue = 10,
        TimeSpan? flushInterval = null,
        string filenameSuffix = "")
    {
        ArgumentNullException.ThrowIfNull(comment);
        ArgumentNullException.ThrowIfNull(filenameSuffix);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxQueue, 1);
        (this.maxQueue, this.filenameSuffix) = (maxQueue, filenameSuffix);
        this.flushInterval = flushInterval ?? TimeSpan.FromMinutes(2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(this.flushInterval, TimeSpan.Zero, nameof(flushInterval));
        LogDir = string.IsNullOrEmpty(logDir) ? DefaultFolder(comment) : logDir;
        file = Open(LogDir);
        if (purgeStep is not { } step) return;
        file.Add(new() { Step = step, SessionLog = new() { Status = SessionLog.Types.SessionStatus.Start } }, null);
    }

    /// <summary>The run's folder.</summary>
    public string LogDir { get; }

    /// <summary>The run's event file.</summary>
    public string FilePath => file.Path;

    /// <summary>A number over steps.</summary>
    /// <param name="tag">The curve's name; a part before a slash is its group.</param>
    /// <param name="value">The number; it is stored in single precision.</param>
    /// <param name="step">The step; default 0.</param>
    /// <param name="wallTime">When; default now.</param>
    /// <param name="doublePrecision">Whether the number is stored in double precision; default false.</param>
    public void AddScalar(string tag, double value, long step = 0, DateTimeOffset? wallTime = null, bool doublePrecision = false) =>
        Add(file, Summaries.Scalar(tag, value, doublePrecision), step, wallTime);

    /// <summary>The only number of a tensor over steps.</summary>
    /// <inheritdoc cref="AddScalar(string, double, long, DateTimeOffset?, bool)"/>
    /// <exception cref="ShapeException">There is not exactly one element.</exception>
    public void AddScalar(string tag, Tensor value, long step = 0, DateTimeOffset? wallTime = null, bool doublePrecision = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        AddScalar(tag, value.Detach().Item<double>(), step, wallTime, doublePrecision);
    }

    /// <summary>Several numbers in one chart; each becomes a run of its own below this one, as PyTorch does it.</summary>
    /// <param name="mainTag">The chart's name.</param>
    /// <param name="values">The curves' names and numbers.</param>
    /// <param name="step">The step; default 0.</param>
    /// <param name="wallTime">When; default now.</param>
    public void AddScalars(string mainTag, IEnumerable<KeyValuePair<string, double>> values, long step = 0, DateTimeOffset? wallTime = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(mainTag);
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (name, value) in values)
            Add(Child($"{mainTag.Replace('/', '_')}_{name}"), Summaries.Scalar(mainTag, value, false), step, wallTime);
    }

    /// <summary>A picture.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="image">(height, width) or (1 or 3, height, width): UInt8 from 0 to 255, other dtypes from 0 to 1.</param>
    /// <param name="step">The step; default 0.</param>
    /// <param name="wallTime">When; default now.</param>
    /// <exception cref="ShapeException">The shape is no picture's.</exception>
    public void AddImage(string tag, Tensor image, long step = 0, DateTimeOffset? wallTime = null) => AddImage(tag, image.AsImage(), step, wallTime);

    /// <summary>A picture.</summary>
    /// <inheritdoc cref="AddImage(string, Tensor, long, DateTimeOffset?)"/>
    public void AddImage(string tag, TensorImage image, long step = 0, DateTimeOffset? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        Add(file, Summaries.Image(tag, image), step, wallTime);
    }

    /// <summary>A grid of pictures.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="images">(pictures, 1 or 3, height, width) or (pictures, height, width).</param>
    /// <param name="step">The step; default 0.</param>
    /// <param name="wallTime">When; default now.</param>
    /// <param name="columns">Pictures per row; default 8.</param>
    /// <exception cref="ShapeException">The shape is none of those.</exception>
    public void AddImages(string tag, Tensor images, long step = 0, DateTimeOffset? wallTime = null, int columns = 8) =>
        AddImage(tag, images.AsImage(columns: columns), step, wallTime);

    /// <summary>How numbers are distributed. Those that are not finite are left out; nothing is written where none is finite.</summary>
    /// <param name="tag">The histogram's name.</param>
    /// <param name="values">Any shape; real numbers.</param>
    /// <param name="step">The step; default 0.</param>
    /// <param name="bins">How many bins of equal width; default: TensorFlow's bins, which grow by a tenth from 1e-12 on, both ways.</param>
    /// <param name="wallTime">When; default now.</param>
    public void AddHistogram(string tag, Tensor values, long step = 0, int? bins = null, DateTimeOffset? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Histograms.Of(values.Detach().ToArray<double>(), bins) is not { } histogram) return;
        Add(file, Summaries.Histogram(tag, histogram), step, wallTime);
    }

    /// <summary>A text; Markdown is laid out.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="text">The text.</param>
    /// <param name="step">The step; default 0.</param>
    /// <param name="wallTime">When; default now.</param>
    public void AddText(string tag, string text, long step = 0, DateTimeOffset? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Add(file, Summaries.Text(tag, text), step, wallTime);
    }

    /// <summary>The operations of a module's forward pass, grouped by modules.</summary>
    /// <param name="module">The module; it is run once on a copy and stays as it was.</param>
    /// <param name="input">An input such as it takes.</param>
    public void AddGraph<TInput, TOutput>(Module<TInput, TOutput> module, TInput input) => AddGraph(ForwardGraph.Trace(module, input));

    /// <summary>The operations of a forward pass, grouped by modules.</summary>
    /// <param name="graph">What <see cref="ForwardGraph.Trace"/> wrote down.</param>
    public void AddGraph(ForwardGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        file.Add(new() { GraphDef = Graphs.Of(graph).ToByteString() }, null);
    }

    /// <summary>Hyperparameters with what they led to, as a run of its own below this one.</summary>
    /// <param name="hyperparameters">Numbers, bool and texts by name; null is left out.</param>
    /// <param name="metrics">The results by name; they become scalars of that run.</param>
    /// <param name="runName">The run's name; default: the time.</param>
    /// <exception cref="ArgumentException">A hyperparameter is neither a number nor bool nor a text.</exception>
    public void AddHParams(
        IReadOnlyDictionary<string, object?> hyperparameters, IReadOnlyDictionary<string, double> metrics, string? runName = null)
    {
        ArgumentNullException.ThrowIfNull(hyperparameters);
        ArgumentNullException.ThrowIfNull(metrics);
        var summaries = HyperParameters.Summaries(hyperparameters, metrics);
        runName ??= DateTimeOffset.UtcNow.ToString("yyyyMMdd-HHmmss.fff", CultureInfo.InvariantCulture);
        using var run = Open(Path.Combine(LogDir, runName));
        foreach (var summary in summaries) Add(run, summary, 0, null);
        foreach (var (name, value) in metrics) Add(run, Summaries.Scalar(name, value, false), 0, null);
    }

    /// <summary>Hands everything to the operating system, so that TensorBoard sees it.</summary>
    public void Flush()
    {
        file.Flush();
        lock (gate)
            foreach (var child in children.Values) child.Flush();
    }

    /// <summary>Flushes and closes the files. Adding afterwards is an error.</summary>
    public void Close()
    {
        file.Dispose();
        lock (gate)
            foreach (var child in children.Values) child.Dispose();
    }

    /// <inheritdoc cref="Close"/>
    public void Dispose() => Close();

    private static string DefaultFolder(string comment) =>
        Path.Combine("runs", DateTime.Now.ToString("MMMdd_HH-mm-ss", CultureInfo.InvariantCulture) + "_" + Environment.MachineName + comment);

    private static void Add(EventFile file, Summary.Types.Value value, long step, DateTimeOffset? time)
    {
        var summary = new Summary();
        summary.Value.Add(value);
        file.Add(new() { Step = step, Summary = summary }, time);
    }

    private EventFile Open(string folder) => new(folder, maxQueue, flushInterval, filenameSuffix);

    private EventFile Child(string name)
    {
        lock (gate)
        {
            if (!children.TryGetValue(name, out var child)) children[name] = child = Open(Path.Combine(LogDir, name));
            return child;
        }
    }
}
