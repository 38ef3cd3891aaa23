namespace Kasane.Dialects.Flax;

/// <summary>The keys of the Init or Apply that runs on this thread.</summary>
internal sealed class Scope : IDisposable
{
    [ThreadStatic]
    private static Scope? current;

    private readonly Scope? outer = current;
    private readonly RandomKey? parameters;
    private readonly RandomKey? dropout;
    private int drawn;

    private Scope(RandomKey? parameters, RandomKey? dropout) => (this.parameters, this.dropout) = (parameters, dropout);

    public static Scope Open(RandomKey? parameters, RandomKey? dropout)
    {
        var scope = new Scope(parameters, dropout);
        current = scope;
        return scope;
    }

    public static bool MayMakeParameters => current?.parameters is not null;

    public static Kasane.Generator ForParameters() => current!.parameters!.Value.FoldIn(current.drawn++).ToGenerator();

    public static Kasane.Generator ForDropout() => current?.dropout is { } key
        ? key.FoldIn(current.drawn++).ToGenerator()
        : throw new InvalidOperationException("Dropout in training needs a random key. Pass one: net.Apply(variables, x, train: true, dropout: key).");

    public void Dispose() => current = outer;
}
