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

    public static TheoryData<string> Names => [.. StructuredTable.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives(string name)
    {
        var row = StructuredTable.All[name];
        foreach (var kind in (Placing[])[Placing.Contiguous, Placing.Transposed, Placing.Reversed])
            row.Check(row.Function, Leaves(row, kind));
        // Every dimension is broadcast along in turn, except where equal elements meet.
        var broadcast = 0;
        for (var d = 0; d < row.Shapes.Max(shape => shape.Length); d++)
        {
            var dim = d;
            if (row.Ties.Contains(d) || !row.Shapes.Any(shape => d < shape.Length && shape[d] > 1)) continue;
            row.Check(
                given => row.Function([.. given.Select((input, i) => Placed.Seen(Placing.Broadcast, input, row.Shapes[i]))]),
                Leaves(row, Placing.Broadcast, dim));
            broadcast++;
        }
        Assert.NotEqual(0, broadcast);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_without_elements(string name)
    {
        // Every set of dimensions, those of all inputs counted through, has size 0 in turn: what fits is accepted, the rest is refused.
        var row = StructuredTable.All[name];
        var accepted = 0;
        for (var chosen = 1; chosen < 1 << row.Shapes.Sum(shape => shape.Length); chosen++)
        {
            var bit = 0;
            long[][] shapes = [.. row.Shapes.Select(shape => shape.Select(size => ((chosen >> bit++) & 1) != 0 ? 0 : size).ToArray())];
            if (Accepted(row, row.Function, shapes)) accepted++;
        }
        Assert.Equal(row.RefusesEmpty, accepted == 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_of_rank_0(string name)
    {
        // Every set of inputs has rank 0 in turn.
        var row = StructuredTable.All[name];
        var accepted = 0;
        for (var chosen = 1; chosen < 1 << row.Shapes.Length; chosen++)
        {
            long[][] shapes = [.. row.Shapes.Select((shape, i) => ((chosen >> i) & 1) != 0 ? [] : shape)];
            if (Accepted(row, row.Scalar ?? row.Function, shapes)) accepted++;
        }
        Assert.Equal(row.RefusesScalar, accepted == 0);
    }

    // Whether the shapes are accepted; then the gradients must have them too, and be right. They may be refused only before the operation.
    private static bool Accepted(StructuredRow row, Func<Tensor[], Tensor[]> function, long[][] shapes)
    {
        var inputs = Leaves(row with { Shapes = shapes }, Placing.Contiguous);
        var text = string.Join(", ", inputs.Select(input => input.Shape));
        Tensor[] outputs;
        try
        {
            outputs = function(inputs);
        }
        catch (Exception refusal) when (refusal is KasaneException or TensorIndexException or ArgumentException)
        {
            return false;
        }
        catch (Exception other)
        {
            throw new InvalidOperationException($"{text}: {other.GetType().Name}, which is no refusal.", other);
        }
        try
        {
            var gradients = Autograd.Grad([.. outputs.Select(output => output.Sum())], inputs, allowUnused: true);
            for (var i = 0; i < inputs.Length; i++)
                if (gradients[i] is { } gradient) Assert.Equal(inputs[i].Shape, gradient.Shape);
            row.Check(function, inputs);
        }
        catch (Exception wrong)
        {
            throw new InvalidOperationException($"{text}: {wrong.Message}", wrong);
        }
        return true;
    }

    private static Tensor[] Leaves(StructuredRow row, Placing kind, int dim = 0) =>
        [.. row.Shapes.Select((shape, i) => Placed.Leaf(kind, shape, 0.2, 0.9, 0.37 * i, dim))];

    [Fact]
    public void Every_operation_is_in_the_table()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in StructuredTable.All.Values)
        {
            var inputs = Leaves(row, Placing.Contiguous);
            var outputs = row.Function(inputs);
            foreach (var output in outputs) Collect(output, seen);
            foreach (var gradient in Autograd.Grad([.. outputs.Select(output => output.Square().Sum())], inputs, createGraph: true, allowUnused: true))
                if (gradient is { RequiresGrad: true }) Collect(gradient, seen);
        }
        var missing = typeof(Tensor).Assembly.GetTypes()
            .Where(type => type.IsValueType && type.GetInterfaces().Any(i => i == typeof(IOp1) || i == typeof(IOp2) || i == typeof(IOpN)))
            .Select(type => type.Name).Where(name => !seen.Contains(name) && !Elsewhere.ContainsKey(name)).Order(StringComparer.Ordinal);
        Assert.Empty(missing);
    }

    // The types of the ops on the tape, those inside of adaptors included.
    internal static void Collect(Tensor tensor, HashSet<string> seen)
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
