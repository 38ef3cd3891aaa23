using Google.Protobuf;
using Kasane.TensorBoard.Messages;

namespace Kasane.TensorBoard;

/// <summary>Values as TensorBoard expects them.</summary>
internal static class Summaries
{
    public static Summary.Types.Value Scalar(string tag, double value, bool doublePrecision)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        if (!doublePrecision) return new() { Tag = tag, SimpleValue = (float)value };
        var tensor = new TensorProto { Dtype = DataType.DtDouble, TensorShape = new() };
        tensor.DoubleVal.Add(value);
        return new() { Tag = tag, Tensor = tensor, Metadata = Plugin("scalars", ByteString.Empty) };
    }

    public static Summary.Types.Value Image(string tag, TensorImage image)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        return new()
        {
            Tag = tag,
            Image = new()
            {
                Height = image.Height,
                Width = image.Width,
                Colorspace = image.Channels,
                EncodedImageString = ByteString.CopyFrom(image.ToPng()),
            },
        };
    }

    public static Summary.Types.Value Histogram(string tag, HistogramProto histogram)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        return new() { Tag = tag, Histo = histogram };
    }

    public static Summary.Types.Value Text(string tag, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        var tensor = new TensorProto { Dtype = DataType.DtString, TensorShape = new() };
        tensor.TensorShape.Dim.Add(new TensorShapeProto.Types.Dim { Size = 1 });
        tensor.StringVal.Add(ByteString.CopyFromUtf8(text));
        return new() { Tag = tag + "/text_summary", Tensor = tensor, Metadata = Plugin("text", ByteString.Empty) };
    }

    public static SummaryMetadata Plugin(string name, ByteString content) => new() { PluginData = new() { PluginName = name, Content = content } };
}
