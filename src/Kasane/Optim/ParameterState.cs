using System.Collections;

namespace Kasane.Internal;

/// <summary>What a state dict holds of one parameter, on its way into an optimizer.</summary>
internal sealed class ParameterState(string optimizer, int number, Tensor parameter, IReadOnlyDictionary<string, object?> values)
{
    /// <summary>The usual state: <c>step</c>, some other numbers, and tensors like the parameter.</summary>
    public OptimizerState Read(string[] numbers)
    {
        var state = new OptimizerState();
        foreach (var (name, value) in values)
        {
            if (value is null) continue;
            if (name == "step") state.Step = (long)Number(name, value);
            else if (numbers.Contains(name)) state.Numbers[name] = (float)Number(name, value);
            else if (value is not Tensor tensor) throw Wrong(name, value, "a tensor");
            else state.Tensors[name] = Like(name, tensor);
        }
        return state;
    }

    /// <summary>A number, or a tensor with one element; null if it is missing.</summary>
    public double? Number(string name) => values.GetValueOrDefault(name) is { } value ? Number(name, value) : null;

    /// <summary>Several numbers.</summary>
    public List<double> Numbers(string name) => [.. Items(name).Select(item => Number(name, item))];

    /// <summary>A tensor of one dimension.</summary>
    public Tensor? Vector(string name, long length) => values.GetValueOrDefault(name) is { } value ? Vector(name, value, length) : null;

    /// <summary>Several tensors of one dimension.</summary>
    public List<Tensor> Vectors(string name, long length) => [.. Items(name).Select(item => Vector(name, item, length))];

    private IEnumerable<object?> Items(string name) => values.GetValueOrDefault(name) switch
    {
        null => [],
        IEnumerable items and not (string or Tensor) => items.Cast<object?>(),
        var value => throw Wrong(name, value, "a list"),
    };

    private Tensor Vector(string name, object? value, long length)
    {
        if (value is not Tensor tensor) throw Wrong(name, value, "a tensor");
        if (tensor.Rank != 1 || tensor.Size(0) != length)
            throw Misfit($"'{name}' of parameter {number} has shape {tensor.Shape}, expected [{length}]");
        return Own(tensor);
    }

    private double Number(string name, object? value) => value switch
    {
        int or long or float or double => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        Tensor { ElementCount: 1 } tensor => tensor.Item().ToDouble(),
        Tensor tensor => throw Misfit($"'{name}' of parameter {number} has shape {tensor.Shape}, expected one number"),
        _ => throw Wrong(name, value, "a number"),
    };

    private Tensor Like(string name, Tensor tensor) => tensor.Shape == parameter.Shape ? Own(tensor)
        : throw Misfit($"'{name}' of parameter {number} has shape {tensor.Shape}, expected {parameter.Shape}");

    private Tensor Own(Tensor tensor) => tensor.Detach().To(parameter.DType).To(parameter.Device).Clone();

    private StateDictException Wrong(string name, object? value, string expected) =>
        Misfit($"'{name}' of parameter {number} is {value?.GetType().Name ?? "null"}, expected {expected}");

    private StateDictException Misfit(string problem) =>
        new($"The state dict does not fit this {optimizer}: {problem}; nothing was changed.");
}
