namespace Kasane.Conformance.Golden;

/// <summary>Names of dtypes as PyTorch and safetensors spell them; the judge's own table, independent of the library's.</summary>
static class DTypeNames
{
    public static DType FromPyTorch(string name) => name switch
    {
        "float32" => DType.Float32,
        "float64" => DType.Float64,
        "float16" => DType.Float16,
        "bfloat16" => DType.BFloat16,
        "complex64" => DType.Complex64,
        "int64" => DType.Int64,
        "int32" => DType.Int32,
        "int16" => DType.Int16,
        "int8" => DType.Int8,
        "uint8" => DType.UInt8,
        "bool" => DType.Bool,
        _ => throw new InvalidDataException($"Unknown dtype '{name}'."),
    };

    public static DType FromSafetensors(string name) => name switch
    {
        "F32" => DType.Float32,
        "F64" => DType.Float64,
        "F16" => DType.Float16,
        "BF16" => DType.BFloat16,
        "I64" => DType.Int64,
        "I32" => DType.Int32,
        "I16" => DType.Int16,
        "I8" => DType.Int8,
        "U8" => DType.UInt8,
        "BOOL" => DType.Bool,
        _ => throw new InvalidDataException($"Unknown safetensors dtype '{name}'."),
    };
}
