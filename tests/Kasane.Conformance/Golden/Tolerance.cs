using System.Text.Json;

namespace Kasane.Conformance.Golden;

/// <summary>How far a number may lie from the expected one: <c>|got - want| &lt;= Absolute + Relative * |want|</c>.</summary>
readonly record struct Tolerance(double Relative, double Absolute)
{
    public static Tolerance Exact => default;

    /// <summary>For numbers that are no tensors.</summary>
    public static Tolerance Scalar => new(1e-5, 1e-6);

    public double Around(double want) => Absolute + (Relative * Math.Abs(want));

    public static Tolerance Read(JsonElement json) => new(
        json.TryGetProperty("rtol", out var relative) ? relative.GetDouble() : 0,
        json.TryGetProperty("atol", out var absolute) ? absolute.GetDouble() : 0);
}
