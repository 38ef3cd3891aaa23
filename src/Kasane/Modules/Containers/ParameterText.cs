namespace Kasane.Internal;

/// <summary>How the containers of parameters print them.</summary>
internal static class ParameterText
{
    public static string Lines(IEnumerable<(string Name, Parameter Parameter)> parameters, Func<DType, string> type) =>
        string.Join('\n', parameters.Select(entry => Line(entry.Name, entry.Parameter, type)));

    /// <summary>The dtype as a list prints it: torch.float32.</summary>
    public static string Plain(DType dtype) => $"torch.{dtype.ToString().ToLowerInvariant()}";

    /// <summary>The dtype as a dictionary prints it: torch.FloatTensor.</summary>
    public static string Typed(DType dtype) => dtype switch
    {
        DType.Float32 => "torch.FloatTensor",
        DType.Float64 => "torch.DoubleTensor",
        DType.Float16 => "torch.HalfTensor",
        DType.BFloat16 => "torch.BFloat16Tensor",
        DType.Complex64 => "torch.ComplexFloatTensor",
        _ => Plain(dtype),
    };

    private static string Line(string name, Parameter parameter, Func<DType, string> type) =>
        $"  ({name}): Parameter containing: [{type(parameter.DType)} of size {string.Join('x', parameter.Shape.ToArray())}]";
}
