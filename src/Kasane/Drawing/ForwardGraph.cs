using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>The operations of one forward pass and how tensors flow between them.</summary>
public sealed class ForwardGraph
{
    internal ForwardGraph(IReadOnlyList<ForwardNode> nodes, IReadOnlyDictionary<string, string> modules) => (Nodes, Modules) = (nodes, modules);

    /// <summary>The nodes; each comes after those it uses.</summary>
    public IReadOnlyList<ForwardNode> Nodes { get; }

    /// <summary>The names of the modules' classes by their keys; the root's key is empty.</summary>
    public IReadOnlyDictionary<string, string> Modules { get; }

    /// <summary>Runs a module once and writes down what happens; the module, its buffers and the random stream stay as they were.</summary>
    /// <param name="module">The module; it runs in evaluation mode.</param>
    /// <param name="input">An input such as it takes; where the module does not look at values, only shape and dtype matter.</param>
    /// <exception cref="KasaneException">The input does not fit.</exception>
    public static ForwardGraph Trace<
        [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput>(
        Module<TInput, TOutput> module, TInput input)
    {
        ArgumentNullException.ThrowIfNull(module);
        return DryRun.Of(module, input, ForwardRecorder.Record);
    }

    /// <summary>The graph as a Mermaid flowchart; modules are frames around their operations.</summary>
    /// <param name="options">Size and direction. The first operations are drawn.</param>
    public string ToMermaid(DrawingOptions? options = null) => MermaidText.Write(ForwardSketch.Of(this, options ?? new()));

    /// <summary>The graph in Graphviz's language: <c>dot -Tsvg</c> draws it.</summary>
    /// <param name="options">Size and direction. The first operations are drawn.</param>
    public string ToGraphviz(DrawingOptions? options = null) => GraphvizText.Write(ForwardSketch.Of(this, options ?? new()));
}
