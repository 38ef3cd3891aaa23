using System.Collections;
using System.Globalization;

namespace Kasane.Dialects.Keras;

/// <summary>Layers in a row: <c>net.Add(new Dense(64, F.Relu))</c>, or <c>new Sequential(new Flatten(), new Dense(10))</c>.</summary>
public class Sequential : Model, IReadOnlyList<Module<Tensor, Tensor>>
{
    /// <summary>Layers in order, under the keys 0, 1, ...</summary>
    public Sequential(params ReadOnlySpan<Module<Tensor, Tensor>> layers)
    {
        foreach (var layer in layers) Add(layer);
    }

    /// <summary>How many layers there are.</summary>
    public int Count => Registered?.Count ?? 0;

    /// <summary>One layer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public Module<Tensor, Tensor> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return (Module<Tensor, Tensor>)Registered![index];
        }
    }

    /// <summary>Appends a layer.</summary>
    public void Add(Module<Tensor, Tensor> layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        AddModule(Count.ToString(CultureInfo.InvariantCulture), layer);
    }

    /// <inheritdoc/>
    public IEnumerator<Module<Tensor, Tensor>> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input)
    {
        for (var i = 0; i < Count; i++) input = this[i].Call(input);
        return input;
    }
}
