using System.Text;

namespace Kasane.Internal;

/// <summary>Makes what the allowed names of a pickle stand for. Every number is checked before memory is touched.</summary>
internal abstract class TorchObjects
{
    private const int MaxRank = 64;

    /// <summary>The storage of a persistent id.</summary>
    public TorchStorage Storage(object? id)
    {
        if (id is not TorchTuple { Count: >= 5 } tuple || tuple[0] is not "storage") throw Bad("a persistent id is no storage");
        if (tuple[1] is not PickleGlobal { Kind: GlobalKind.Storage, DType: { } dtype }) throw Bad("a persistent id names no storage type");
        if (tuple[2] is not string key) throw Bad("the key of a storage is no text");
        if (tuple[4] is not long count || count < 0 || count > long.MaxValue / 16) throw Bad($"storage '{key}' has an impossible size");
        var storage = Storage(key, dtype, count * dtype.ItemSize, tuple.Count > 5 ? tuple[5] : null);
        return storage.DType == dtype ? storage : throw Bad($"storage '{key}' is used as {storage.DType} and as {dtype}");
    }

    public object? Call(PickleGlobal function, TorchTuple arguments) => function.Kind switch
    {
        GlobalKind.OrderedDict => OrderedDict(arguments),
        GlobalKind.Tensor => Tensor(arguments, typed: false),
        GlobalKind.TypedTensor => Tensor(arguments, typed: true),
        GlobalKind.Parameter => Parameter(arguments),
        GlobalKind.Size when arguments is [TorchTuple sizes] => Shape.Create(Longs(sizes, "a torch.Size")),
        GlobalKind.Device when arguments.Count is 1 or 2 && arguments[0] is string => Device.Cpu,
        GlobalKind.Bytes when arguments is [string text, "latin1"] => Encoding.Latin1.GetBytes(text),
        _ => throw Bad($"the pickle calls {function.Kind} with arguments that it does not take"),
    };

    protected static InvalidDataException Bad(string what) => new(what);

    /// <summary>The storage of a key, made at its first use.</summary>
    protected abstract TorchStorage Storage(string key, DType dtype, long byteCount, object? view);

    private static TorchDict OrderedDict(TorchTuple arguments)
    {
        var dictionary = new TorchDict(isOrdered: true);
        if (arguments.Count == 0) return dictionary;
        if (arguments is not [List<object?> pairs]) throw Bad("an OrderedDict is made of what is no list");
        foreach (var pair in pairs)
        {
            if (pair is not IReadOnlyList<object?> { Count: 2 } items || items[0] is not (string or long)) throw Bad("an OrderedDict is made of what is no pair");
            dictionary[items[0]!] = items[1];
        }
        return dictionary;
    }

    private static Tensor Tensor(TorchTuple arguments, bool typed)
    {
        if (arguments.Count is < 4 or > 8 || arguments[0] is not TorchStorage storage || arguments[1] is not long offset
            || arguments[2] is not (TorchTuple or Shape) || arguments[3] is not TorchTuple steps)
        {
            throw Bad("a tensor is rebuilt from other values than storage, offset, sizes and strides");
        }
        var dtype = storage.DType;
        if (typed) dtype = arguments is { Count: >= 7 } && arguments[6] is DType own ? own : throw Bad("a tensor lacks its dtype");
        var metadata = arguments.Count > (typed ? 7 : 6) ? arguments[typed ? 7 : 6] : null;
        if (metadata is TorchDict { Count: > 0 }) throw Bad("a tensor is a lazy conjugate or negative; save a clone of it");
        var sizes = arguments[2] is Shape shape ? shape.ToArray() : Longs((TorchTuple)arguments[2]!, "the sizes of a tensor");
        var strides = Longs(steps, "the strides of a tensor");
        Check(storage, dtype, offset, sizes, strides);
        var tensor = storage.Tensor(dtype, offset, Layout.Strided(sizes, strides));
        if (arguments.Count <= 4 || arguments[4] is false) return tensor;
        if (arguments[4] is not true || !dtype.IsDifferentiable) throw Bad($"a tensor of {dtype} cannot require grad");
        tensor.RequiresGrad = true;
        return tensor;
    }

    private static Parameter Parameter(TorchTuple arguments)
    {
        if (arguments.Count is < 2 or > 3 || arguments[0] is not Tensor data || arguments[1] is not bool requiresGrad)
            throw Bad("a parameter is rebuilt from what is no tensor");
        return !requiresGrad || data.DType.IsDifferentiable ? new(data, requiresGrad) : throw Bad($"a parameter of {data.DType} cannot require grad");
    }

    private static long[] Longs(TorchTuple items, string what)
    {
        if (items.Count > MaxRank) throw Bad($"{what} are {items.Count}, more than {MaxRank}");
        return [.. items.Select(item => item is long value && value >= 0 ? value : throw Bad($"{what} are not all integers of 0 or more"))];
    }

    private static void Check(TorchStorage storage, DType dtype, long offset, long[] sizes, long[] strides)
    {
        if (sizes.Length != strides.Length) throw Bad($"a tensor has {sizes.Length} sizes but {strides.Length} strides");
        if (offset < 0) throw Bad($"a tensor begins at {offset}");
        Int128 count = 1;
        Int128 last = offset;
        for (var d = 0; d < sizes.Length; d++)
        {
            // Zeros do not excuse sizes whose product overflows: layouts multiply from left to right.
            count *= Math.Max(sizes[d], 1);
            if (count > long.MaxValue / 16) throw Bad("a tensor has more elements than any memory");
            if (sizes[d] > 0) last += (Int128)(sizes[d] - 1) * strides[d];
        }
        if (sizes.Contains(0)) return;
        if ((last + 1) * dtype.ItemSize > storage.ByteCount)
            throw Bad($"a tensor reaches element {last}, but its storage has {storage.ByteCount / dtype.ItemSize}");
    }
}
