namespace Kasane.Internal;

/// <summary>What a pickle may name. This list is all there is: names are compared with it and never resolved.</summary>
internal sealed record PickleGlobal(GlobalKind Kind, DType? DType = null)
{
    private static readonly (string Name, DType DType)[] Storages =
    [
        ("Float", Kasane.DType.Float32), ("Double", Kasane.DType.Float64), ("Half", Kasane.DType.Float16), ("BFloat16", Kasane.DType.BFloat16),
        ("Long", Kasane.DType.Int64), ("Int", Kasane.DType.Int32), ("Short", Kasane.DType.Int16), ("Char", Kasane.DType.Int8),
        ("Byte", Kasane.DType.UInt8), ("Bool", Kasane.DType.Bool), ("ComplexFloat", Kasane.DType.Complex64),
    ];

    private static readonly Dictionary<(string Module, string Name), PickleGlobal> Known = Create();

    public static PickleGlobal? Find(string module, string name) =>
        Known.GetValueOrDefault((module is "torch.cuda" or "torch.storage" ? "torch" : module, name));

    /// <summary>The class of a storage of a dtype, such as <c>FloatStorage</c>.</summary>
    public static string StorageName(DType dtype) => Array.Find(Storages, entry => entry.DType == dtype).Name + "Storage";

    private static Dictionary<(string Module, string Name), PickleGlobal> Create()
    {
        var known = new Dictionary<(string Module, string Name), PickleGlobal>
        {
            [("collections", "OrderedDict")] = new(GlobalKind.OrderedDict),
            [("torch._utils", "_rebuild_tensor")] = new(GlobalKind.Tensor),
            [("torch._utils", "_rebuild_tensor_v2")] = new(GlobalKind.Tensor),
            [("torch._utils", "_rebuild_tensor_v3")] = new(GlobalKind.TypedTensor),
            [("torch._utils", "_rebuild_parameter")] = new(GlobalKind.Parameter),
            [("torch", "Size")] = new(GlobalKind.Size),
            [("torch", "device")] = new(GlobalKind.Device),
            [("_codecs", "encode")] = new(GlobalKind.Bytes),
            [("torch", "UntypedStorage")] = new(GlobalKind.Storage, Kasane.DType.UInt8),
        };
        foreach (var (name, dtype) in Storages)
        {
            known[("torch", name + "Storage")] = new(GlobalKind.Storage, dtype);
            known[("torch", dtype.PyTorchName)] = new(GlobalKind.DType, dtype);
        }
        return known;
    }
}

/// <summary>What is done with a name of a pickle.</summary>
internal enum GlobalKind
{
    OrderedDict,
    Tensor,
    TypedTensor,
    Parameter,
    Size,
    Device,
    Bytes,
    Storage,
    DType,
}
