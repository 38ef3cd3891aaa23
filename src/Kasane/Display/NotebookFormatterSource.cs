using System.Diagnostics.CodeAnalysis;

namespace Kasane.Internal;

/// <summary>The formatters of everything that has a face of its own in a notebook; notebooks create it by reflection.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Notebooks create it.")]
internal sealed class NotebookFormatterSource
{
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new NotebookFormatter("text/html", typeof(Tensor), value => value is Tensor x ? x.ToHtml() : null),
        new NotebookFormatter("text/plain", typeof(Tensor), value => (value as Tensor)?.ToString()),
        new NotebookFormatter("text/html", typeof(Module), value => value is Module module ? module.ToHtml() : null),
        new NotebookFormatter("text/plain", typeof(Module), value => (value as Module)?.ToString()),
        new NotebookFormatter("text/html", typeof(TensorImage), value => (value as TensorImage)?.ToHtml()),
        new NotebookFormatter("text/plain", typeof(TensorImage), value => (value as TensorImage)?.ToString()),
    ];
}
