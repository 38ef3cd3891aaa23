namespace Kasane.Samples.LayersAndModules.InTorch;

/// <summary>What Sequential does: keep the modules in order, and pass the output of one to the next.</summary>
internal sealed class MySequential : Module<Tensor, Tensor>
{
    // A plain array is enough: Kasane looks into arrays, lists and dictionaries.
    private readonly Module<Tensor, Tensor>[] modules;

    public MySequential(params Module<Tensor, Tensor>[] modules) => this.modules = modules;

    protected override Tensor Forward(Tensor x)
    {
        foreach (var module in modules) x = module.Call(x);
        return x;
    }
}
