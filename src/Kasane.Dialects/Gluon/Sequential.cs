namespace Kasane.Dialects.Gluon;

/// <summary>Blocks in a row: <c>net.Add(new Dense(256, activation: "relu"), new Dense(10))</c>.</summary>
public class Sequential : Kasane.Sequential
{
    /// <summary>Appends modules.</summary>
    public void Add(params ReadOnlySpan<Module<Tensor, Tensor>> modules)
    {
        foreach (var module in modules) base.Add(module);
    }
}
