namespace Kasane.Internal;

/// <summary>State of anomaly detection on this thread, and what recorded operations note while it is on.</summary>
internal sealed class AnomalyMode : Interceptor
{
    private static readonly AnomalyMode Watcher = new();
    private static readonly Lock Gate = new();
    private static int users;

    [ThreadStatic]
    private static bool enabled;

    [ThreadStatic]
    private static bool checkNaN;

    [ThreadStatic]
    private static Tensor?[]? inputs;

    [ThreadStatic]
    private static NodeTrace? differentiating;

    /// <summary>Whether any thread looks for anomalies: the only question asked where none does.</summary>
    public static bool AnyThread => users != 0;

    public static bool Enabled => enabled;

    public static bool CheckNaN => checkNaN;

    /// <summary>The node whose derivative runs: the origin of what is recorded meanwhile.</summary>
    public static NodeTrace? Differentiating
    {
        get => differentiating;
        set => differentiating = value;
    }

    public static void Set(bool enable, bool check)
    {
        checkNaN = check;
        if (enable == enabled) return;
        enabled = enable;
        lock (Gate)
        {
            users += enable ? 1 : -1;
            if (enable && users == 1) Install(Watcher);
            else if (users == 0) Remove(Watcher);
        }
    }

    /// <summary>What to remember of the call that is being recorded; null where nobody looks for anomalies.</summary>
    public static NodeTrace? Trace() => enabled ? new(inputs ?? [], differentiating) : null;

    public override Tensor[] Invoke(string operation, Tensor?[] inputs, Func<Tensor?[], Tensor[]> proceed)
    {
        if (!enabled) return proceed(inputs);
        var outer = AnomalyMode.inputs;
        AnomalyMode.inputs = inputs;
        try
        {
            return proceed(inputs);
        }
        finally
        {
            AnomalyMode.inputs = outer;
        }
    }
}
