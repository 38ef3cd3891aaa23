using System.Reflection;
using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Runs one pointwise kernel on the CPU and on the reference device over many lengths, layouts and dtypes.</summary>
public static class KernelCheck
{
    private static readonly DType[] DTypes = [DType.Float32, DType.Float64, DType.Int64, DType.Int32, DType.Float16, DType.BFloat16, DType.Int16, DType.UInt8, DType.Bool];

    /// <summary>The op and its fused derivative, over every dtype its rule takes.</summary>
    public static void Run(object op)
    {
        foreach (var contract in new[] { typeof(IUnaryOp), typeof(IBinaryOp), typeof(ITernaryOp) })
            if (contract.IsInstanceOfType(op)) Invoke(contract.Name[1..^2], op);
    }

    private static void Invoke(string method, object op)
    {
        try
        {
            typeof(KernelCheck).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(op.GetType()).Invoke(null, [op]);
        }
        catch (TargetInvocationException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }

    private static void Unary<TOp>(TOp op)
        where TOp : unmanaged, IUnaryOp
    {
        foreach (var dtype in DTypes.Where(dtype => Takes(TOp.Rule, dtype)))
            Each(1, dtype, TOp.Rule == PointwiseRule.Predicate, TOp.Name, (compute, x, y) => Backend.Of(y.Device).Unary(op, compute, x[0].Block, y.Block));
        const Needs None = Needs.NotDifferentiable | Needs.PassOn | Needs.Zero;
        if ((TOp.Needs & None) != 0) return;
        foreach (var dtype in new[] { DType.Float32, DType.Float64 })
            Each(2, dtype, false, TOp.Name + "'", (compute, x, y) => Backend.Of(y.Device).Binary(new UnaryGradient<TOp>(op), compute, x[0].Block, x[1].Block, y.Block));
    }

    private static void Binary<TOp>(TOp op)
        where TOp : unmanaged, IBinaryOp
    {
        foreach (var dtype in DTypes.Where(dtype => Takes(TOp.Rule, dtype)))
            Each(2, dtype, TOp.Rule == PointwiseRule.Predicate, TOp.Name, (compute, x, y) => Backend.Of(y.Device).Binary(op, compute, x[0].Block, x[1].Block, y.Block));
        foreach (var dtype in new[] { DType.Float32, DType.Float64 })
        {
            if (TOp.NeedsForLeft == (Needs.Left | Needs.Right))
                Each(3, dtype, false, TOp.Name + " by left", (compute, x, y) => Backend.Of(y.Device).Ternary(new OnBoth<LeftGradient<TOp>>(new LeftGradient<TOp>(op)), compute, x[0].Block, x[1].Block, x[2].Block, y.Block));
            if (TOp.NeedsForRight == (Needs.Left | Needs.Right))
                Each(3, dtype, false, TOp.Name + " by right", (compute, x, y) => Backend.Of(y.Device).Ternary(new OnBoth<RightGradient<TOp>>(new RightGradient<TOp>(op)), compute, x[0].Block, x[1].Block, x[2].Block, y.Block));
        }
    }

    private static void Ternary<TOp>(TOp op)
        where TOp : unmanaged, ITernaryOp
    {
        foreach (var dtype in DTypes.Where(dtype => dtype.IsFloatingPoint))
            Each(3, dtype, false, TOp.Name, (compute, x, y) => Backend.Of(y.Device).Ternary(op, compute, x[0].Block, x[1].Block, x[2].Block, y.Block));
    }

    private static void Each(int count, DType dtype, bool predicate, string name, Action<DType, Tensor[], Tensor> run)
    {
        var compute = TypePromotion.Compute(dtype);
        var result = predicate ? DType.Bool : dtype;
        for (var length = 0; length <= 70; length++)
            One([.. Enumerable.Range(0, count).Select(k => KernelOperands.Of(dtype, [length], [1], k, (length * 5) + k))], result, [length], [1], $"{name} of {length} {dtype}");
        var layouts = KernelOperands.Layouts(7, 19).ToArray();
        for (var i = 0; i < layouts.Length; i++)
        {
            var operands = new KernelOperands[count];
            for (var k = 0; k < count; k++)
            {
                var (sizes, strides, offset) = layouts[(i + (k * 3)) % layouts.Length];
                operands[k] = KernelOperands.Of(dtype, sizes, strides, offset, i + k);
            }
            One(operands, result, [7, 19], [19, 1], $"{name} of layout {i}, {dtype}");
            One(operands, result, [7, 19], [2, 14], $"{name} of layout {i}, {dtype}, into a transposed result with gaps");
            // In place, a predicate's result has the dtype of its argument.
            if (predicate) One(operands, dtype, [7, 19], [19, 1], $"{name} of layout {i}, {dtype}, into {dtype}");
        }

        void One(KernelOperands[] operands, DType type, long[] sizes, long[] strides, string what)
        {
            var y = KernelOperands.Output(type, sizes, strides, 2);
            run(compute, Array.ConvertAll(operands, operand => operand.Cpu), y.Cpu);
            run(compute, Array.ConvertAll(operands, operand => operand.Reference), y.Reference);
            y.AssertSame(what);
        }
    }

    private static bool Takes(PointwiseRule rule, DType dtype) => rule switch
    {
        PointwiseRule.Floating or PointwiseRule.FloatingOnly => dtype.IsFloatingPoint,
        PointwiseRule.Integer => dtype.IsInteger,
        PointwiseRule.IntegerOrBool => dtype.IsInteger || dtype == DType.Bool,
        PointwiseRule.PromoteNoBool => dtype != DType.Bool,
        _ => true,
    };
}
