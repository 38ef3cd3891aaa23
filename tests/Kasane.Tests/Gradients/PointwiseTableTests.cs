using System.Reflection;
using Kasane.Internal;

namespace Kasane.Tests.Gradients;

/// <summary>
/// Every differentiable pointwise op of the library, found by reflection, against finite differences in first and second order, over
/// inputs that lie in memory in different ways. An op that is added is checked without being entered anywhere.
/// </summary>
public class PointwiseTableTests
{
    // Between 0.15 and 0.85 nearly everything is defined and smooth; these need other numbers.
    private static readonly Dictionary<string, (double Low, double High)> Domains = new(StringComparer.Ordinal)
    {
        ["AcoshOp"] = (1.2, 2.5), ["ZetaOp"] = (1.5, 3), ["MvlgammaOp"] = (1.2, 3), ["HingeOp"] = (0.55, 0.95), ["DivFloorOp"] = (0.15, 0.85),
    };

    private static readonly Dictionary<string, object> Ops = OpCatalog.All.Where(IsDifferentiable).ToDictionary(op => op.GetType().Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Ops.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives(string name)
    {
        var op = Ops[name];
        var (low, high) = Domains.GetValueOrDefault(name, (0.15, 0.85));
        var (function, wanted) = Function(op);
        foreach (var kind in Enum.GetValues<Placing>())
        {
            var inputs = wanted.Select((_, i) => Placed.Leaf(kind, [2, 2], low, high, 0.37 * i)).ToArray();
            for (var i = 0; i < inputs.Length; i++) inputs[i].RequiresGrad = wanted[i];
            Tensor[] Run(Tensor[] given) => [function(Array.ConvertAll(given, input => Placed.Seen(kind, input, [2, 2])))];
            Assert.True(Autograd.GradCheck(Run, inputs, rtol: 1e-4));
            Assert.True(Autograd.GradGradCheck(Run, inputs, rtol: 1e-4));
        }
    }

    private static bool IsDifferentiable(object op) => op switch
    {
        IUnaryOp => Carried(op, nameof(IUnaryOp.Needs)),
        IBinaryOp => Carried(op, nameof(IBinaryOp.NeedsForLeft)) || Carried(op, nameof(IBinaryOp.NeedsForRight)),
        _ => op is IDifferentiableTernary,
    };

    private static bool Carried(object op, string property) =>
        ((Needs)op.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)! & Needs.NotDifferentiable) == 0;

    private static (Func<Tensor[], Tensor> Function, bool[] Wanted) Function(object op)
    {
        var (method, wanted) = op switch
        {
            IUnaryOp => (nameof(Unary), new[] { true }),
            IBinaryOp => (nameof(Binary), [Carried(op, nameof(IBinaryOp.NeedsForLeft)), Carried(op, nameof(IBinaryOp.NeedsForRight))]),
            _ => (nameof(Ternary), [true, true, true]),
        };
        var generic = typeof(PointwiseTableTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(op.GetType());
        return ((Func<Tensor[], Tensor>)generic.Invoke(null, [op])!, wanted);
    }

    private static Func<Tensor[], Tensor> Unary<TOp>(TOp op)
        where TOp : unmanaged, IUnaryOp => x => Primitive.Call(new UnaryPrimitive<TOp>(op), x[0]);

    private static Func<Tensor[], Tensor> Binary<TOp>(TOp op)
        where TOp : unmanaged, IBinaryOp => x => Primitive.Call(new BinaryPrimitive<TOp>(op), x[0], x[1]);

    private static Func<Tensor[], Tensor> Ternary<TOp>(TOp op)
        where TOp : unmanaged, IDifferentiableTernary => x => Primitive.Call(new TernaryPrimitive<TOp>(op, DType.Float64), x)[0];
}
