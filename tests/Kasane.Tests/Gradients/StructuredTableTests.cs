using Kasane.Internal;

namespace Kasane.Tests.Gradients;

/// <summary>The structured operations against finite differences; one that is in no row fails.</summary>
public class StructuredTableTests
{
    // No derivative by nature, or by finite differences of real numbers; each is tested elsewhere.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["ComplexAbs"] = "complex: ComplexPointwiseTests",
        ["ComplexPart"] = "complex: ComplexPointwiseTests",
        ["ConjPrimitive"] = "complex: ComplexPointwiseTests",
        ["CrossMapNormOp"] = "finite differences disagree with its windows at the edge: only compared with golden modules",
        ["FourierOp"] = "single precision: FourierGradientTests",
        ["ViewAsRealOp"] = "single precision: FourierGradientTests",
        ["ViewAsComplexOp"] = "single precision: FourierGradientTests",
        ["PairsToComplexOp"] = "single precision: FourierGradientTests",
        ["ComplexToPairsOp"] = "single precision: FourierGradientTests",
    };

    // Derivatives that are no functions of the same kind: differentiated once.
    private static readonly HashSet<string> FirstOrderOnly = ["CtcLoss"];

    public static TheoryData<string> Names => [.. StructuredTable.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives(string name)
    {
        var (function, shapes) = StructuredTable.All[name];
        foreach (var kind in (Placing[])[Placing.Contiguous, Placing.Transposed, Placing.Reversed, Placing.Broadcast])
        {
            // Equal elements are where extrema, sorting and pooling are not smooth.
            if (kind == Placing.Broadcast && name is "Amax" or "CumMax" or "Sort" or "Var" or "BatchNorm" or "IndexReduce") continue;
            var inputs = shapes.Select((shape, i) => Placed.Leaf(kind, shape, 0.2, 0.9, 0.37 * i)).ToArray();
            Tensor[] Run(Tensor[] given) => function([.. given.Select((input, i) => Placed.Seen(kind, input, shapes[i]))]);
            Assert.True(Autograd.GradCheck(Run, inputs, rtol: 1e-4));
            if (!FirstOrderOnly.Contains(name)) Assert.True(Autograd.GradGradCheck(Run, inputs, rtol: 1e-4));
        }
    }

    [Fact]
    public void Every_operation_is_in_the_table()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (function, shapes) in StructuredTable.All.Values)
        {
            Tensor[] inputs = [.. shapes.Select((shape, i) => Placed.Leaf(Placing.Contiguous, shape, 0.2, 0.9, 0.37 * i))];
            var outputs = function(inputs);
            foreach (var output in outputs) Collect(output, seen);
            foreach (var gradient in Autograd.Grad([.. outputs.Select(output => output.Square().Sum())], inputs, createGraph: true, allowUnused: true))
                if (gradient is { RequiresGrad: true }) Collect(gradient, seen);
        }
        var missing = typeof(Tensor).Assembly.GetTypes()
            .Where(type => type.IsValueType && !type.IsGenericType && type.GetInterfaces().Any(i => i == typeof(IOp1) || i == typeof(IOp2) || i == typeof(IOpN)))
            .Select(type => type.Name).Where(name => !seen.Contains(name) && !Elsewhere.ContainsKey(name)).Order(StringComparer.Ordinal);
        Assert.Empty(missing);
    }

    // The types of the ops on the tape, those inside of adaptors included.
    private static void Collect(Tensor tensor, HashSet<string> seen)
    {
        var waiting = new Stack<Node>();
        var met = new HashSet<Node>();
        if (tensor.GradientEdge.Node is { } root) waiting.Push(root);
        while (waiting.TryPop(out var node))
        {
            if (!met.Add(node)) continue;
            Add(node.GetType(), seen);
            if (node is CopySlicesNode slices) Add(slices.WriteType, seen);
            foreach (var next in node.Next)
                if (next is Node successor) waiting.Push(successor);
        }
    }

    private static void Add(Type type, HashSet<string> seen)
    {
        seen.Add(type.Name);
        foreach (var argument in type.GetGenericArguments()) Add(argument, seen);
    }
}
