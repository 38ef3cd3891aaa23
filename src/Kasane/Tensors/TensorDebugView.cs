using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kasane.Internal;

/// <summary>What the debugger shows of a tensor when it is opened.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The debugger creates it.")]
internal sealed class TensorDebugView(Tensor tensor)
{
    private const int FirstValues = 4;

    public Shape Shape => tensor.Shape;

    public DType DType => tensor.DType;

    public Device Device => tensor.Device;

    public bool RequiresGrad => tensor.RequiresGrad;

    public IGradientFunction? GradientFunction => tensor.GradientFunction;

    public Tensor? Grad => tensor.GradOrNull;

    [DebuggerDisplay("{Values,nq}")]
    public string Values => tensor.ToString();

    /// <summary>One line: <c>Float32 (2, 3) { 1.5, 2, 3, 4, ... } on reference, requires grad</c>.</summary>
    public static string Line(Tensor x)
    {
        var values = x.Backend.HasData ? $" {First(x)}" : "";
        var device = x.Device == Device.Cpu ? "" : $" on {x.Device}";
        return $"{x.DType} {x.Shape}{values}{device}{(x.RequiresGrad ? ", requires grad" : "")}";
    }

    private static string First(Tensor x)
    {
        var texts = new List<string>();
        var index = new long[x.Rank];
        for (var n = 0; n < Math.Min(x.ElementCount, FirstValues); n++)
        {
            var offset = x.Offset;
            for (var d = 0; d < x.Rank; d++) offset += index[d] * x.Layout.Stride(d);
            var element = x.Alias(Layout.Scalar, offset);
            // A float as itself: as a double it would show digits it does not have.
            texts.Add(x.DType == DType.Float32 ? element.Item<float>().ToString(CultureInfo.InvariantCulture) : element.Item().ToString());
            element.Release();
            for (var d = x.Rank - 1; d >= 0 && ++index[d] == x.Layout.Size(d); d--) index[d] = 0;
        }
        if (x.ElementCount > FirstValues) texts.Add("...");
        return texts.Count == 0 ? "{ }" : $"{{ {string.Join(", ", texts)} }}";
    }
}
