namespace Kasane.Internal;

/// <summary>The forward hooks of one module, in order of registration.</summary>
internal sealed class ForwardHooks<TInput, TOutput>
{
    private readonly Lock gate = new();
    private Func<Module<TInput, TOutput>, TInput, TInput>[] before = [];
    private Func<Module<TInput, TOutput>, TInput, TOutput, TOutput>[] after = [];

    public IDisposable AddBefore(Func<Module<TInput, TOutput>, TInput, TInput> hook)
    {
        lock (gate) before = [.. before, hook];
        return new Removal(() =>
        {
            lock (gate) before = [.. before.Where(other => other != hook)];
        });
    }

    public IDisposable AddAfter(Func<Module<TInput, TOutput>, TInput, TOutput, TOutput> hook)
    {
        lock (gate) after = [.. after, hook];
        return new Removal(() =>
        {
            lock (gate) after = [.. after.Where(other => other != hook)];
        });
    }

    public TOutput Run(Module<TInput, TOutput> module, TInput input, Func<TInput, TOutput> forward)
    {
        foreach (var hook in before) input = hook(module, input);
        var output = forward(input);
        foreach (var hook in after) output = hook(module, input, output);
        return output;
    }

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
