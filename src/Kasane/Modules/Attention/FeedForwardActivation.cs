namespace Kasane;

/// <summary>What stands between the two linear layers of a transformer layer: a function or a module.</summary>
public sealed class FeedForwardActivation
{
    /// <summary>A function, e.g. <c>new(x => x.Silu())</c>.</summary>
    /// <param name="function">Keeps the shape.</param>
    public FeedForwardActivation(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        Function = function;
    }

    private FeedForwardActivation(Module<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        (Module, Function) = (module, module.Call);
    }

    /// <summary>The rectifier.</summary>
    public static FeedForwardActivation Relu { get; } = new(x => x.Relu());

    /// <summary>The Gaussian error linear unit.</summary>
    public static FeedForwardActivation Gelu { get; } = new(x => x.Gelu());

    internal Func<Tensor, Tensor> Function { get; }

    internal Module<Tensor, Tensor>? Module { get; }

    /// <summary>A function.</summary>
    public static implicit operator FeedForwardActivation(Func<Tensor, Tensor> function) => new(function);

    /// <summary>A module, which becomes a child of the layer under the name <c>activation</c>.</summary>
    public static implicit operator FeedForwardActivation(Module<Tensor, Tensor> module) => new(module);
}
