namespace Kasane;

/// <summary>Drawings of module trees.</summary>
public static class ModuleDrawings
{
    /// <summary>The tree as a Mermaid flowchart, which GitHub and many editors draw.</summary>
    /// <param name="module">The root.</param>
    /// <param name="options">Size and direction.</param>
    public static string ToMermaid(this Module module, DrawingOptions? options = null) => MermaidText.Write(ModuleSketch.Of(module, options ?? new()));

    /// <summary>The tree in Graphviz's language: <c>dot -Tsvg</c> draws it.</summary>
    /// <param name="module">The root.</param>
    /// <param name="options">Size and direction.</param>
    public static string ToGraphviz(this Module module, DrawingOptions? options = null) => GraphvizText.Write(ModuleSketch.Of(module, options ?? new()));
}
