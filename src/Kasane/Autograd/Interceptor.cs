namespace Kasane.Internal;

/// <summary>
/// Sees every primitive call while it is installed: anomaly mode, a profiler, automatic casts. There is one for the whole process; the
/// entry asks a single static flag when none is installed.
/// </summary>
internal abstract class Interceptor
{
    private static readonly Lock Gate = new();
    private static Interceptor[] installed = [];

    /// <summary>Whether any interceptor is installed.</summary>
    public static bool Any;

    /// <summary>Called around a primitive; <paramref name="proceed"/> runs it (or the next interceptor).</summary>
    public abstract Tensor[] Invoke(string operation, Tensor?[] inputs, Func<Tensor?[], Tensor[]> proceed);

    public static void Install(Interceptor interceptor)
    {
        lock (Gate)
        {
            installed = [.. installed, interceptor];
            Any = true;
        }
    }

    public static void Remove(Interceptor interceptor)
    {
        lock (Gate)
        {
            installed = [.. installed.Where(other => other != interceptor)];
            Any = installed.Length > 0;
        }
    }

    /// <summary>Passes a call through all interceptors, the last installed first.</summary>
    public static Tensor[] Pass(string operation, Tensor?[] inputs, Func<Tensor?[], Tensor[]> run)
    {
        var next = run;
        foreach (var interceptor in installed)
        {
            var inner = next;
            next = given => interceptor.Invoke(operation, given, inner);
        }
        return next(inputs);
    }
}
