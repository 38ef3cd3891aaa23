using System.Text;

namespace Kasane.Internal;

/// <summary>A tensor as PyTorch prints it.</summary>
internal sealed class TensorText
{
    private const string Prefix = "tensor(";

    private readonly PrintOptions options;
    private readonly bool abbreviate;
    private readonly Layout layout;
    private readonly IElementText elements;
    private readonly StringBuilder text;
    private long next;

    private TensorText(Tensor x, PrintOptions options, StringBuilder text)
    {
        this.options = options;
        this.text = text;
        layout = x.Layout;
        abbreviate = layout.Count > options.Threshold;
        elements = PrintedElements.Read(x, options, abbreviate);
    }

    public static string Of(Tensor x, PrintOptions options)
    {
        var text = new StringBuilder(Prefix);
        if (!x.Backend.HasData) text.Append("...");
        else if (x.ElementCount == 0) text.Append("[]");
        else new TensorText(x, options, text).Write(0, Prefix.Length);
        AppendFacts(text, x, options);
        return text.Append(')').ToString();
    }

    // A fact that does not fit on the last line goes to a new one.
    private static void AppendFacts(StringBuilder text, Tensor x, PrintOptions options)
    {
        var written = text.ToString();
        var length = written.Length - written.LastIndexOf('\n') + 1;
        foreach (var fact in Facts(x))
        {
            if (length + fact.Length + 2 > options.LineWidth)
            {
                text.Append(",\n").Append(' ', Prefix.Length).Append(fact);
                length = Prefix.Length + fact.Length;
            }
            else
            {
                text.Append(", ").Append(fact);
                length += fact.Length + 2;
            }
        }
    }

    private static IEnumerable<string> Facts(Tensor x)
    {
        var (hasData, dtype) = (x.Backend.HasData, x.DType);
        if (x.Device != Device.Cpu) yield return $"device='{x.Device}'";
        if (!hasData || (x.ElementCount == 0 && x.Rank != 1)) yield return $"size={x.Shape}";
        // Printed elements tell Int64, Bool and Complex64 by themselves.
        var tellsItself = hasData && x.ElementCount > 0 && dtype is DType.Int64 or DType.Bool or DType.Complex64;
        if (dtype != DType.Float32 && !tellsItself) yield return $"dtype={dtype.PyTorchName}";
        if (x.GradientFunction is { } function) yield return $"grad_fn={function}";
        else if (x.RequiresGrad) yield return "requires_grad=True";
    }

    private void Write(int dim, int indent)
    {
        if (dim == layout.Rank)
        {
            text.Append(elements[next++]);
            return;
        }
        text.Append('[');
        if (dim == layout.Rank - 1) WriteVector(indent);
        else WriteSlices(dim, indent);
        text.Append(']');
    }

    private void WriteSlices(int dim, int indent)
    {
        var gap = PrintedElements.HasGap(layout.Size(dim), options, abbreviate);
        var count = gap ? 2 * options.EdgeItems : layout.Size(dim);
        for (long i = 0; i < count; i++)
        {
            if (i > 0) BreakLine(layout.Rank - 1 - dim, indent);
            if (gap && i == options.EdgeItems)
            {
                text.Append("...");
                BreakLine(layout.Rank - 1 - dim, indent);
            }
            Write(dim + 1, indent + 1);
        }
    }

    private void WriteVector(int indent)
    {
        var size = layout.Size(layout.Rank - 1);
        var gap = PrintedElements.HasGap(size, options, abbreviate);
        var count = gap ? (2 * options.EdgeItems) + 1 : size;
        var perLine = Math.Max(1, (options.LineWidth - indent) / (elements.Width + 2));
        for (long i = 0; i < count; i++)
        {
            if (i > 0 && i % perLine == 0) BreakLine(1, indent);
            else if (i > 0) text.Append(", ");
            text.Append(gap && i == options.EdgeItems ? " ..." : elements[next++]);
        }
    }

    private void BreakLine(int times, int indent) => text.Append(',').Append('\n', times).Append(' ', indent + 1);
}
