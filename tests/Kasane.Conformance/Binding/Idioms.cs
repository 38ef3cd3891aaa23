using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Binding;

/// <summary>
/// Calls of PyTorch that a C# program writes with other words of the public interface: <c>x.float()</c> is <c>x.To(DType.Float32)</c>.
/// Everything that has a counterpart of its own is found by name instead.
/// </summary>
sealed class Idioms(ITensorAccess tensors, Device device, Func<string, Arguments, object?> call)
{
    private static readonly Dictionary<string, DType> Casts = new()
    {
        ["float"] = DType.Float32,
        ["double"] = DType.Float64,
        ["half"] = DType.Float16,
        ["bfloat16"] = DType.BFloat16,
        ["long"] = DType.Int64,
        ["int"] = DType.Int32,
        ["short"] = DType.Int16,
        ["char"] = DType.Int8,
        ["byte"] = DType.UInt8,
        ["bool"] = DType.Bool,
    };

    // Poolings that may return indices.
    private static readonly string[] WithIndices =
    [
        "max_pool1d", "max_pool2d", "max_pool3d", "adaptive_max_pool1d", "adaptive_max_pool2d", "adaptive_max_pool3d",
        "fractional_max_pool2d", "fractional_max_pool3d",
    ];

    public Dictionary<string, Func<Arguments, object?>> All()
    {
        Dictionary<string, Func<Arguments, object?>> all = new()
        {
            ["Tensor.__getitem__"] = arguments => tensors.GetIndex(arguments.Positional[0]!, (IndexArgument)arguments.Positional[1]!),
            ["Tensor.__setitem__"] = SetItem,
            ["Tensor.__rpow__"] = ReversedPower,
            ["Tensor.item"] = arguments => tensors.Item(arguments.Positional[0]!),
            ["Tensor.tolist"] = arguments => Nest(tensors.Read(arguments.Positional[0]!)),
            ["Tensor.to"] = To,
            ["Tensor.type_as"] = arguments => X(arguments).To(((Tensor)arguments.Positional[1]!).DType),
            ["Tensor.dim"] = arguments => X(arguments).Rank,
            ["Tensor.ndimension"] = arguments => X(arguments).Rank,
            ["Tensor.size"] = arguments => arguments.Positional is [_, long dim] ? X(arguments).Size((int)dim) : X(arguments).Shape,
            ["Tensor.numel"] = arguments => X(arguments).ElementCount,
            ["Tensor.nelement"] = arguments => X(arguments).ElementCount,
            ["numel"] = arguments => X(arguments).ElementCount,
            ["Tensor.element_size"] = arguments => X(arguments).DType.ItemSize,
            ["is_floating_point"] = arguments => X(arguments).DType.IsFloatingPoint,
            ["is_complex"] = arguments => X(arguments).DType.IsComplex,
            ["nonzero"] = Nonzero,
            ["Tensor.nonzero"] = Nonzero,
            ["unique"] = arguments => Given(call("nn.functional.unique", arguments)),
            ["unique_consecutive"] = arguments => Given(call("nn.functional.unique_consecutive", arguments)),
            ["Tensor.unique_consecutive"] = arguments => Given(call("nn.functional.unique_consecutive", arguments)),
            ["tensor"] = FromData,
            ["lu"] = LowerUpper,
            ["Tensor.lu"] = LowerUpper,
        };
        foreach (var name in WithIndices) all[$"nn.functional.{name}"] = arguments => Pool(name, arguments);
        foreach (var (name, dtype) in Casts) all[$"Tensor.{name}"] = arguments => X(arguments).To(dtype);
        return all;
    }

    private object? Nonzero(Arguments arguments) => call(
        arguments.Keyword.Any(entry => entry.Key == "as_tuple" && entry.Value is true) ? "nonzero_as_tuple" : "argwhere",
        arguments.Without("as_tuple"));

    // PyTorch returns what was asked for only.
    private static object? Given(object? result)
    {
        var (output, inverse, counts) = ((Tensor, Tensor?, Tensor?))result!;
        return inverse is null && counts is null ? output : new[] { output, inverse, counts }.Where(part => part is not null).ToArray();
    }

    private object? Pool(string name, Arguments arguments)
    {
        var place = name[0] == 'm' ? 6 : name[0] == 'a' ? 2 : 4;
        var wanted = arguments.Positional.ElementAtOrDefault(place) is true
            || arguments.Keyword.Any(entry => entry.Key == "return_indices" && entry.Value is true);
        var rest = arguments.With([.. arguments.Positional.Where((_, i) => i != place)]).Without("return_indices");
        return call(wanted ? name + "_with_indices" : name, rest);
    }

    // lu(x, pivot, get_infos)
    private object? LowerUpper(Arguments arguments)
    {
        var wanted = arguments.Positional.ElementAtOrDefault(2) is true
            || arguments.Keyword.Any(entry => entry.Key == "get_infos" && entry.Value is true);
        return call(wanted ? "lu_with_infos" : "nn.functional.lu", arguments.With([.. arguments.Positional.Take(2)]).Without("get_infos"));
    }

    private static Tensor X(Arguments arguments) =>
        arguments.Positional[0] as Tensor ?? throw new BindingException($"no tensor before the dot: {arguments}");

    private object? SetItem(Arguments arguments)
    {
        tensors.SetIndex(arguments.Positional[0]!, (IndexArgument)arguments.Positional[1]!, arguments.Positional[2]);
        return null;
    }

    // PyTorch makes a new tensor of what stands on the left, through which no gradient flows.
    private object? ReversedPower(Arguments arguments)
    {
        var left = arguments.Positional[1] is Tensor tensor ? tensor.Detach() : arguments.Positional[1];
        return call("pow", Arguments.Of(left, arguments.Positional[0]));
    }

    // to(device, dtype, non_blocking, copy), to(dtype, non_blocking, copy) or to(other, non_blocking, copy)
    private static Tensor To(Arguments arguments)
    {
        var x = X(arguments);
        var dtype = arguments.Positional.Skip(1).Select(value => value is DType given ? given : (value as Tensor)?.DType)
            .FirstOrDefault(given => given is not null);
        var copy = arguments.Positional.OfType<bool>().ElementAtOrDefault(1);
        var result = dtype is { } wanted ? x.To(wanted) : x;
        return copy && ReferenceEquals(result, x) ? x.Clone() : result;
    }

    private static Arguments LikeFirst(Arguments arguments)
    {
        var rest = arguments.With([.. arguments.Positional.Skip(1)]);
        return rest.Keyword.Any(entry => entry.Key == "dtype") ? rest : rest.With("dtype", X(arguments).DType);
    }

    private Tensor FromData(Arguments arguments)
    {
        if (arguments.Positional[0] is Tensor) throw new BindingException($"no data: {arguments}");
        List<object> elements = [];
        List<long> shape = [];
        Flatten(arguments.Positional[0]!, 0, elements, shape);
        var dtype = arguments.Keyword.FirstOrDefault(entry => entry.Key == "dtype").Value as DType?;
        var made = elements.Exists(element => element is double) || elements.Count == 0
            ? Tensor.From([.. elements.Select(element => (float)ToDouble(element))], [.. shape], device)
            : elements.TrueForAll(element => element is bool) ? Tensor.From([.. elements.Cast<bool>()], [.. shape], device)
            : Tensor.From([.. elements.Select(element => element is bool flag ? flag ? 1L : 0L : (long)element)], [.. shape], device);
        if (dtype is { } wanted) made = made.To(wanted);
        if (arguments.Keyword.Any(entry => entry.Key == "requires_grad" && entry.Value is true)) made.RequiresGrad = true;
        return made;
    }

    private static double ToDouble(object element) => element switch
    {
        double real => real,
        long integer => integer,
        _ => (bool)element ? 1 : 0,
    };

    private static void Flatten(object data, int depth, List<object> elements, List<long> shape)
    {
        if (data is not object?[] list)
        {
            elements.Add(data);
            return;
        }
        if (shape.Count == depth) shape.Add(list.Length);
        else if (shape[depth] != list.Length) throw new BindingException("an array in C# is rectangular");
        foreach (var item in list) Flatten(item!, depth + 1, elements, shape);
    }

    private static object Nest(RawTensor raw)
    {
        if (raw.Shape.Length > 0) return Enumerable.Range(0, (int)raw.Shape[0]).Select(i => Nest(raw.Row(i))).ToArray();
        if (raw.DType == DType.Bool) return raw.IntegerAt(0) != 0;
        return raw.IsExact ? raw.IntegerAt(0) : (object)raw.RealAt(0);
    }
}
