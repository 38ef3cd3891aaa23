namespace Kasane.Internal;

/// <summary>How the safetensors format spells dtypes.</summary>
internal static class SafetensorsDType
{
    /// <summary>In the order in which a file's tensors are sorted, the most aligned first.</summary>
    private static readonly (DType DType, string Name)[] Names =
    [
        (DType.Int64, "I64"), (DType.Float64, "F64"), (DType.Complex64, "C64"), (DType.Float32, "F32"), (DType.Int32, "I32"),
        (DType.BFloat16, "BF16"), (DType.Float16, "F16"), (DType.Int16, "I16"), (DType.Int8, "I8"), (DType.UInt8, "U8"),
        (DType.Bool, "BOOL"),
    ];

    /// <summary>All names, for messages.</summary>
    public static string All { get; } = string.Join(", ", Names.Select(x => x.Name));

    public static string Name(DType dtype) => Names[Rank(dtype)].Name;

    /// <summary>The place of a dtype's tensors in a file.</summary>
    public static int Rank(DType dtype) => Array.FindIndex(Names, x => x.DType == dtype);

    public static DType? Parse(string name)
    {
        var index = Array.FindIndex(Names, x => x.Name == name);
        return index < 0 ? null : Names[index].DType;
    }
}
