using F = Kasane.Functional;

namespace Kasane.Tests.Drawing;

public sealed class DrawingTests
{
    [Fact]
    public void A_module_tree_has_a_box_for_each_place()
    {
        var shared = new Linear(2, 2);
        var net = new Sequential(shared, new ReLU(), new Sequential(shared, new Dropout(0.5)));
        var text = net.ToMermaid();
        Assert.StartsWith("flowchart LR\n", text, StringComparison.Ordinal);
        Assert.Contains("n0(\"Sequential\"):::module", text, StringComparison.Ordinal);
        Assert.Contains("n1(\"0: Linear<br/>in_features=2, out_features=2, bias=True<br/>weight (2, 2)<br/>bias (2,)\"):::module", text, StringComparison.Ordinal);
        // The second place of a shared module is marked, and its arrow dashed.
        Assert.Contains("n4(\"0: Linear<br/>shared\"):::module", text, StringComparison.Ordinal);
        Assert.Contains("n3 -.-> n4", text, StringComparison.Ordinal);
        Assert.Equal(5, Count(text, "-->") + Count(text, "-.->"));
    }

    [Fact]
    public void Graphviz_draws_the_same()
    {
        var net = new Sequential(new Linear(2, 2), new ReLU());
        var text = net.ToGraphviz(new() { Direction = DrawingDirection.Down, Shapes = false });
        Assert.Contains("rankdir=TB", text, StringComparison.Ordinal);
        Assert.Contains("n1 [label=\"0: Linear\\nin_features=2, out_features=2, bias=True\"", text, StringComparison.Ordinal);
        Assert.Contains("n0 -> n2;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("(2, 2)", text, StringComparison.Ordinal);
        Balanced(text);
    }

    [Fact]
    public void Quotes_and_codes_cannot_leave_a_label()
    {
        var net = new Odd();
        Assert.Contains("#34;]#35;quot#59; #60;b#62; #96;#38;#92;", net.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("\\\"]#quot; <b> `&\\\\", net.ToGraphviz(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_marked()
    {
        var net = new Sequential(Enumerable.Range(0, 50).Select(_ => (Module<Tensor, Tensor>)new ReLU()).ToArray());
        var text = net.ToMermaid(new() { MaxNodes = 10 });
        Assert.Contains("… 41 of 51 modules are left out", text, StringComparison.Ordinal);
        Assert.Equal(10, Count(text, ":::module"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DrawingOptions { MaxNodes = 0 });
    }

    [Fact]
    public void A_tape_leads_from_the_leaves_to_the_result()
    {
        var net = new Linear(3, 2);
        var loss = (net.Call(Tensor.Ones(4, 3)).Tanh() * 2).Sum();
        var text = loss.GraphToMermaid(net);
        foreach (var label in new[] { "weight<br/>(2, 3)", "bias<br/>(2,)", "Linear<br/>(4, 2)", "Tanh<br/>(4, 2)", "Sum<br/>()", "result<br/>()" })
            Assert.Contains(label, text, StringComparison.Ordinal);
        Assert.Contains("n1 --> n0", text, StringComparison.Ordinal);
        Assert.Contains("weight\\n(2, 3)", loss.GraphToGraphviz(net), StringComparison.Ordinal);
        Assert.Contains("leaf", loss.GraphToMermaid(), StringComparison.Ordinal);
        // A gradient of a gradient has a tape as well, and the drawing does not need what was saved.
        loss.Backward();
        Assert.Equal(text, loss.GraphToMermaid(net));
    }

    [Fact]
    public void A_tensor_without_history_is_drawn_too()
    {
        Assert.Contains("no recorded operations", Tensor.Ones(2).GraphToMermaid(), StringComparison.Ordinal);
        Assert.Contains("a leaf", new Parameter(Tensor.Ones(2)).GraphToMermaid(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_tape_is_drawn_in_part()
    {
        var x = Tensor.From(1f).RequiresGradInPlace();
        var y = x + 0;
        for (var i = 0; i < 200_000; i++) y += 1;
        var text = y.GraphToMermaid(options: new() { MaxNodes = 20 });
        Assert.Contains("… 199,982 of 200,002 operations are left out", text, StringComparison.Ordinal);
        Assert.Equal(20, Count(text, ":::operation"));
        Balanced(y.GraphToGraphviz());
    }

    [Fact]
    public void A_forward_pass_is_drawn_with_its_modules()
    {
        var net = new Sequential(new Linear(2, 3), new Sequential(new BatchNorm1d(3), new ReLU()));
        var before = net.StateDict().Clone();
        var stream = Generator.Default.GetState();
        var graph = ForwardGraph.Trace(net, Tensor.Zeros(4, 2));
        Assert.Equal(stream, Generator.Default.GetState());
        foreach (var (key, tensor) in net.StateDict()) Assert.True(F.Equal(tensor, before[key]), key);
        Assert.Equal("BatchNorm1d", graph.Modules["1.0"]);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            Assert.Equal(i, graph.Nodes[i].Id);
            Assert.All(graph.Nodes[i].Inputs, input => Assert.InRange(input, 0, i - 1));
        }

        var linear = Assert.Single(graph.Nodes, node => node.Name == "Linear");
        Assert.Equal((ForwardNodeKind.Operation, "0", 3), (linear.Kind, linear.Scope, linear.Inputs.Count));
        Assert.Equal(["input", "0.weight", "0.bias"], linear.Inputs.Select(input => graph.Nodes[input].Name));
        Assert.Equal((ForwardNodeKind.Output, new Shape[] { new long[] { 4, 3 } }.Single()), (graph.Nodes[^1].Kind, graph.Nodes[^1].Shapes.Single()));
        var text = graph.ToMermaid();
        Assert.Contains("subgraph g1[\"1: Sequential\"]\n        subgraph g2[\"1.0: BatchNorm1d\"]", text, StringComparison.Ordinal);
        Assert.Equal(Count(text, "subgraph "), Count(text, " end\n"));
        Balanced(graph.ToGraphviz());
        Assert.Contains("nodes are left out", graph.ToGraphviz(new() { MaxNodes = 3 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_forward_pass_that_looks_at_values_is_traced_too()
    {
        var graph = ForwardGraph.Trace(new Branching(), Tensor.Ones(2));
        Assert.Contains(graph.Nodes, node => node.Name == "Exp");
        Assert.DoesNotContain(graph.Nodes, node => node.Name == "Neg");
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static void Balanced(string text) => Assert.Equal(text.Count(c => c == '{'), text.Count(c => c == '}'));

    private sealed class Odd : Module<Tensor, Tensor>
    {
        protected override string ExtraInfo => "\"]#quot; <b> `&\\";

        protected override Tensor Forward(Tensor input) => input;
    }

    private sealed class Branching : Module<Tensor, Tensor>
    {
        protected override Tensor Forward(Tensor input) => input.Sum().Item<float>() > 0 ? input.Exp() : -input;
    }
}
