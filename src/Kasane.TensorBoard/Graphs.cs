using System.Globalization;
using Google.Protobuf;
using Kasane.TensorBoard.Messages;

namespace Kasane.TensorBoard;

/// <summary>A forward pass as TensorBoard's graph. Names are paths: the modules are the boxes that open.</summary>
internal static class Graphs
{
    // Any version that TensorBoard knows; PyTorch writes this one.
    private const int Producer = 22;

    public static GraphDef Of(ForwardGraph graph)
    {
        var result = new GraphDef { Versions = new() { Producer = Producer } };
        var names = new string[graph.Nodes.Count];
        var used = new HashSet<string>();
        foreach (var node in graph.Nodes)
        {
            names[node.Id] = Name(graph, node, used);
            var operation = node.Kind == ForwardNodeKind.Operation ? node.Name : node.Kind.ToString();
            var definition = new NodeDef { Name = names[node.Id], Op = operation };
            definition.Input.AddRange(node.Inputs.Select(input => names[input]));
            var shapes = new AttrValue.Types.ListValue();
            shapes.Shape.AddRange(node.Shapes.Select(Shape));
            definition.Attr["_output_shapes"] = new() { List = shapes };
            if (node.Kind == ForwardNodeKind.Parameter) definition.Attr["attr"] = new() { S = ByteString.CopyFromUtf8(node.Name) };
            result.Node.Add(definition);
        }

        return result;
    }

    private static string Name(ForwardGraph graph, ForwardNode node, HashSet<string> used)
    {
        var root = graph.Modules[""];
        var path = node.Kind switch
        {
            ForwardNodeKind.Input or ForwardNodeKind.Output => node.Name,
            ForwardNodeKind.Parameter => $"{Scope(graph, root, node.Scope)}/{node.Name.Split('.')[^1]}",
            _ => $"{Scope(graph, root, node.Scope)}/{node.Name}",
        };
        path = Clean(path);
        var unique = path;
        for (var number = 1; !used.Add(unique); number++) unique = string.Create(CultureInfo.InvariantCulture, $"{path}_{number}");
        return unique;
    }

    private static string Scope(ForwardGraph graph, string root, string scope)
    {
        var path = root;
        for (var end = 0; scope.Length > 0 && end >= 0;)
        {
            end = scope.IndexOf('.', end + 1);
            var key = end < 0 ? scope : scope[..end];
            if (graph.Modules.TryGetValue(key, out var type)) path += $"/{type}[{key.Split('.')[^1]}]";
        }

        return path;
    }

    // A name may hold letters, digits and some signs; a caret or a colon would mean something.
    private static string Clean(string name) =>
        string.Concat(name.Select(character => char.IsLetterOrDigit(character) || "/[]_-.".Contains(character) ? character : '_'));

    private static TensorShapeProto Shape(Shape shape)
    {
        var result = new TensorShapeProto();
        foreach (var size in shape) result.Dim.Add(new TensorShapeProto.Types.Dim { Size = size });
        return result;
    }
}
