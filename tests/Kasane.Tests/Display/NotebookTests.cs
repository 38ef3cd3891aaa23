using System.Collections;
using System.Linq.Expressions;
using System.Reflection;

namespace Kasane.Tests.Display;

/// <summary>The convention by which .NET notebooks find formatters, step by step as .NET Interactive does it: all by name.</summary>
public sealed class NotebookTests
{
    [Theory]
    [InlineData("text/html", "<div class=\"kasane-t\">")]
    [InlineData("text/plain", "tensor([1., 1.]")]
    public void A_tensor_is_formatted(string mimeType, string begin)
    {
        Assert.StartsWith(begin, Format(Tensor.Ones(2), mimeType), StringComparison.Ordinal);
        Assert.Contains("Parameter", Format(new Parameter(Tensor.Ones(2)), "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_of_ones_own_is_formatted()
    {
        Assert.Contains("<b>Own</b>", Format(new Own(), "text/html"), StringComparison.Ordinal);
        Assert.StartsWith("Own(", Format(new Own(), "text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_formatted() =>
        Assert.StartsWith("<img src=\"data:image/png;base64,", Format(Tensor.Ones(2, 2).AsImage(), "text/html"), StringComparison.Ordinal);

    [Fact]
    public void HTML_is_preferred()
    {
        foreach (var type in new[] { typeof(Tensor), typeof(Linear), typeof(TensorImage) })
            Assert.Equal(["text/html"], Property<string[]>(Attribute(type), "PreferredMimeTypes"));
    }

    private static object Attribute(Type type) => type.GetCustomAttributes(true).Single(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");

    private static string Format(object value, string mimeType)
    {
        var source = Activator.CreateInstance(Property<Type>(Attribute(value.GetType()), "FormatterSourceType"))!;
        var formatters = (IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        foreach (var formatter in formatters)
        {
            if (Property<string>(formatter, "MimeType") != mimeType || !Property<Type>(formatter, "Type").IsInstanceOfType(value)) continue;
            var method = formatter.GetType().GetMethod("Format")!;
            var (given, writer) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(TextWriter)));
            var format = Expression.Lambda<Func<object, TextWriter, bool>>(Expression.Call(Expression.Constant(formatter), method, given, writer), given, writer).Compile();
            var text = new StringWriter();
            Assert.True(format(value, text));
            Assert.False(format("something else", text));
            return text.ToString();
        }

        throw new InvalidOperationException($"Nobody formats {value.GetType()} as {mimeType}.");
    }

    private static T Property<T>(object of, string name) => (T)of.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.GetGetMethod()!.Invoke(of, null)!;

    private sealed class Own : Module<Tensor, Tensor>
    {
        protected override Tensor Forward(Tensor input) => input;
    }
}
