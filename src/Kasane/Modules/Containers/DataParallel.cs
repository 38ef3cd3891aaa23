namespace Kasane;

/// <summary>
/// A wrapper that elsewhere spreads a batch over several devices. Here there is one, so the module is called as it is; what the wrapper
/// adds is <c>module.</c> in front of the keys, for state dicts that were saved with it.
/// </summary>
/// <param name="module">What is called.</param>
public sealed class DataParallel(Module<Tensor, Tensor> module) : Module<Tensor, Tensor>
{
    /// <summary>What is called.</summary>
    public Module<Tensor, Tensor> Module { get; } = module;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Module.Call(input);
}
