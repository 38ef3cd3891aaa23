namespace Kasane;

/// <summary>Drawings of the recorded operations that a backward run would pass.</summary>
public static class GradientDrawings
{
    /// <summary>The history of a tensor as a Mermaid flowchart: arrows lead from the leaves to the tensor.</summary>
    /// <param name="root">Where a backward run would begin, such as a loss; it may be long freed of what it saved.</param>
    /// <param name="module">Gives its parameters' names to the leaves.</param>
    /// <param name="options">Size and direction. The operations next to the root are drawn first.</param>
    public static string GraphToMermaid(this Tensor root, Module? module = null, DrawingOptions? options = null) =>
        MermaidText.Write(GradientSketch.Of(root, module, options ?? new()));

    /// <summary>The history of a tensor in Graphviz's language: <c>dot -Tsvg</c> draws it.</summary>
    /// <param name="root">Where a backward run would begin, such as a loss.</param>
    /// <param name="module">Gives its parameters' names to the leaves.</param>
    /// <param name="options">Size and direction. The operations next to the root are drawn first.</param>
    public static string GraphToGraphviz(this Tensor root, Module? module = null, DrawingOptions? options = null) =>
        GraphvizText.Write(GradientSketch.Of(root, module, options ?? new()));
}
