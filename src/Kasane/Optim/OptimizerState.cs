namespace Kasane.Internal;

/// <summary>What an optimizer remembers of one parameter.</summary>
internal class OptimizerState
{
    /// <summary>How many steps were taken.</summary>
    public long Step { get; set; }

    /// <summary>Numbers by PyTorch's names, such as <c>mu_product</c>; single precision, as in the state dict.</summary>
    public Dictionary<string, double> Numbers { get; } = [];

    /// <summary>Tensors like the parameter by PyTorch's names: <c>exp_avg</c>, <c>momentum_buffer</c>, ...</summary>
    public Dictionary<string, Tensor> Tensors { get; } = [];

    public bool Has(string name) => Tensors.ContainsKey(name);

    /// <summary>A state tensor, moved along with its parameter; at first filled with one value, in complex tensors both parts.</summary>
    public Tensor Get(string name, Tensor parameter, double start = 0)
    {
        if (!Tensors.TryGetValue(name, out var tensor))
            Tensors[name] = tensor = parameter.DType.IsComplex
                ? parameter.FullLike(new System.Numerics.Complex(start, start))
                : parameter.FullLike(start);
        else if (tensor.Device != parameter.Device || tensor.DType != parameter.DType)
            Tensors[name] = tensor = tensor.To(parameter.DType).To(parameter.Device);
        return tensor;
    }
}
