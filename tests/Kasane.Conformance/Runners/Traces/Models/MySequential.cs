using System.Globalization;

namespace Kasane.Conformance.Runners.Traces.Models;

/// <summary>A row of modules that are added by name at run time.</summary>
sealed class MySequential : Module<Tensor, Tensor>
{
    public MySequential(params ReadOnlySpan<Module<Tensor, Tensor>> modules)
    {
        for (var i = 0; i < modules.Length; i++) AddModule(i.ToString(CultureInfo.InvariantCulture), modules[i]);
    }

    protected override Tensor Forward(Tensor x)
    {
        foreach (var child in Children()) x = ((Module<Tensor, Tensor>)child).Call(x);
        return x;
    }
}
