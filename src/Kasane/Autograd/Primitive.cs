using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The one entry of every primitive call: devices are checked, interceptors hook in, the forward runs, the tape is written, and the inputs
/// stay alive until the kernels have returned.
/// </summary>
internal static class Primitive
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor Call<TOp>(in TOp op, Tensor x)
        where TOp : struct, IOp1
    {
        if (Interceptor.Any) return Intercepted(op, x);
        return Run(op, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor Call<TOp>(in TOp op, Tensor a, Tensor b)
        where TOp : struct, IOp2
    {
        if (Interceptor.Any) return Intercepted(op, a, b);
        return Run(op, a, b);
    }

    public static TensorRow Call<TOp>(in TOp op, ReadOnlySpan<Tensor?> inputs)
        where TOp : struct, IOpN
    {
        if (Interceptor.Any) return Intercepted(op, inputs);
        return Run(op, inputs);
    }

    /// <summary>An operation whose result shares the input's memory.</summary>
    public static Tensor CallView<TOp>(in TOp op, Tensor x, bool severalOutputs = false)
        where TOp : struct, IOp1
    {
        if (Interceptor.Any) return InterceptedView(op, x, severalOutputs);
        return RunView(op, x, severalOutputs);
    }

    /// <summary>How the result of a view operation on <paramref name="x"/> came from its base.</summary>
    public static ViewInfo ViewOf<TOp>(in TOp op, Tensor x)
        where TOp : struct, IOp1 => new OpInfo<TOp>(op, x, false);

    private static Tensor Run<TOp>(in TOp op, Tensor x)
        where TOp : struct, IOp1
    {
        var y = op.Forward(x);
        if (x.NeedsGradient && GradMode.Enabled && y.DType.IsDifferentiable && (op.Needs & Needs.NotDifferentiable) == 0)
            y.SetGradientNode(new Node1<TOp>(op, x.GradientEdge, x, y), 0);
        else if (GradMode.Inference) y.IsInference = true;
        return y;
    }

    private static Tensor Run<TOp>(in TOp op, Tensor a, Tensor b)
        where TOp : struct, IOp2
    {
        if (a.Device != b.Device) BringTogether(TOp.Name, ref a, ref b);
        var y = op.Forward(a, b);
        if (GradMode.Enabled && (a.NeedsGradient || b.NeedsGradient) && y.DType.IsDifferentiable)
            y.SetGradientNode(new Node2<TOp>(op, a.GradientEdge, b.GradientEdge, a, b, y), 0);
        else if (GradMode.Inference) y.IsInference = true;
        return y;
    }

    private static TensorRow Run<TOp>(in TOp op, ReadOnlySpan<Tensor?> inputs)
        where TOp : struct, IOpN
    {
        Device? device = null;
        var needsGradient = false;
        foreach (var input in inputs)
        {
            if (input is null) continue;
            device ??= input.Device;
            if (device != input.Device) return Run(op, BringTogether(TOp.Name, inputs));
            needsGradient |= input.NeedsGradient;
        }
        var results = op.Forward(inputs);
        if (needsGradient && GradMode.Enabled)
        {
            var node = new NodeN<TOp>(op, inputs, results);
            for (var i = 0; i < node.OutputCount; i++)
                if (results[i].DType.IsDifferentiable) results[i].SetGradientNode(node, i);
        }
        else if (GradMode.Inference)
        {
            foreach (var result in results) result!.IsInference = true;
        }
        return results;
    }

    private static Tensor RunView<TOp>(in TOp op, Tensor x, bool severalOutputs)
        where TOp : struct, IOp1
    {
        var y = op.Forward(x);
        // While gradients flow without being recorded nobody changes views in place, so they need no history.
        if (!TensorScope.IsOpen && !x.IsInference) y.View = new OpInfo<TOp>(op, x, severalOutputs);
        if (x.NeedsGradient && GradMode.Enabled) y.SetGradientNode(new Node1<TOp>(op, x.GradientEdge, x, y), 0);
        // The memory decides, not the mode: a view of a normal tensor is a normal one.
        else if (x.IsInference) y.IsInference = true;
        return y;
    }

    // Apart from their callers: a method that has a closure makes it whenever it is called.
    private static Tensor Intercepted<TOp>(in TOp op, Tensor x)
        where TOp : struct, IOp1
    {
        var copy = op;
        return Interceptor.Pass(TOp.Name, [x], given => [Run(copy, given[0]!)])[0];
    }

    private static Tensor Intercepted<TOp>(in TOp op, Tensor a, Tensor b)
        where TOp : struct, IOp2
    {
        var copy = op;
        return Interceptor.Pass(TOp.Name, [a, b], given => [Run(copy, given[0]!, given[1]!)])[0];
    }

    private static TensorRow Intercepted<TOp>(in TOp op, ReadOnlySpan<Tensor?> inputs)
        where TOp : struct, IOpN
    {
        var copy = op;
        return Interceptor.Pass(TOp.Name, inputs.ToArray(), given => Run(copy, given).ToArray());
    }

    private static Tensor InterceptedView<TOp>(in TOp op, Tensor x, bool severalOutputs)
        where TOp : struct, IOp1
    {
        var copy = op;
        return Interceptor.Pass(TOp.Name, [x], given => [RunView(copy, given[0]!, severalOutputs)])[0];
    }

    /// <summary>A scalar on the CPU goes along with any device, as a number would; everything else must lie on one device already.</summary>
    internal static void BringTogether(string operation, ref Tensor a, ref Tensor b)
    {
        if (b.Rank == 0 && b.Device == Device.Cpu) b = b.To(a.Device);
        else if (a.Rank == 0 && a.Device == Device.Cpu) a = a.To(b.Device);
        else ThrowMixedDevices(operation, a.Device, b.Device);
    }

    private static Tensor?[] BringTogether(string operation, ReadOnlySpan<Tensor?> inputs)
    {
        Device? target = null;
        foreach (var input in inputs)
        {
            if (input is null || (input.Rank == 0 && input.Device == Device.Cpu)) continue;
            target ??= input.Device;
            if (target != input.Device) ThrowMixedDevices(operation, target, input.Device);
        }
        var together = inputs.ToArray();
        for (var i = 0; i < together.Length; i++) together[i] = together[i]?.To(target!);
        return together;
    }

    private static void ThrowMixedDevices(string operation, Device first, Device second) => throw new DeviceException(
        $"{operation} expects all tensors on one device, but got {first} and {second}. "
        + (first == Device.Meta || second == Device.Meta
            ? "Meta tensors have no values; an uninitialized parameter gets them at the first call of its module."
            : $"Move one of them: x.To(Device.{Capitalised(first)})."))
    {
        Operation = operation,
    };

    private static string Capitalised(Device device) => char.ToUpperInvariant(device.Type[0]) + device.Type[1..];

    private sealed class OpInfo<TOp>(in TOp op, Tensor x, bool severalOutputs) : ViewInfo(x, severalOutputs)
        where TOp : struct, IOp1
    {
        private readonly TOp op = op;

        private protected override Tensor Step(Tensor source) => RunView(op, source, false);
    }
}
