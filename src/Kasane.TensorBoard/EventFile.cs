using Google.Protobuf;
using Kasane.TensorBoard.Messages;

namespace Kasane.TensorBoard;

/// <summary>One event file, which grows. May be used from several threads.</summary>
internal sealed class EventFile : IDisposable
{
    private static int lastNumber = -1;

    private readonly Lock gate = new();
    private readonly FileStream stream;
    private readonly int maxQueue;
    private readonly Timer timer;
    private int waiting;
    private bool closed;

    public EventFile(string folder, int maxQueue, TimeSpan flushInterval, string suffix)
    {
        Directory.CreateDirectory(folder);
        this.maxQueue = maxQueue;
        var now = DateTimeOffset.UtcNow;
        // Number and process keep files apart that are opened in the same second.
        var maker = FormattableString.Invariant($"{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref lastNumber)}");
        var name = FormattableString.Invariant($"events.out.tfevents.{now.ToUnixTimeSeconds():D10}.{maker}{suffix}");
        Path = System.IO.Path.Combine(folder, name);
        stream = new(Path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, 1 << 16);
        timer = new(_ => Flush(), null, flushInterval, flushInterval);
        Add(new() { FileVersion = "brain.Event:2", SourceMetadata = new() { Writer = "kasane" } }, now);
        Flush();
    }

    public string Path { get; }

    public void Add(Event happened, DateTimeOffset? time)
    {
        happened.WallTime = (time ?? DateTimeOffset.UtcNow).UtcDateTime.Subtract(DateTime.UnixEpoch).TotalSeconds;
        var bytes = happened.ToByteArray();
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(SummaryWriter));
            RecordFile.Append(stream, bytes);
            if (++waiting < maxQueue) return;
            waiting = 0;
            stream.Flush();
        }
    }

    /// <summary>Hands everything to the operating system, so that readers see it.</summary>
    public void Flush()
    {
        lock (gate)
        {
            if (closed) return;
            waiting = 0;
            stream.Flush();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            stream.Dispose();
        }

        timer.Dispose();
    }
}
