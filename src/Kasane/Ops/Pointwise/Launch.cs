using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Hands pointwise calls to the device's kernels; the CPU's directly, as a generic virtual call costs as much as a tiny kernel.</summary>
internal static class Launch
{
    private static readonly CpuBackend Cpu = (CpuBackend)Backend.Of(Device.Cpu);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unary<TOp>(in TOp op, DType compute, Tensor x, Tensor y)
        where TOp : unmanaged, IUnaryOp
    {
        if (ReferenceEquals(y.Device, Device.Cpu)) Cpu.Unary(op, compute, x.Block, y.Block);
        else y.Backend.Unary(op, compute, x.Block, y.Block);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Binary<TOp>(in TOp op, DType compute, Tensor a, Tensor b, Tensor y)
        where TOp : unmanaged, IBinaryOp
    {
        if (ReferenceEquals(y.Device, Device.Cpu)) Cpu.Binary(op, compute, a.Block, b.Block, y.Block);
        else y.Backend.Binary(op, compute, a.Block, b.Block, y.Block);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ternary<TOp>(in TOp op, DType compute, Tensor a, Tensor b, Tensor c, Tensor y)
        where TOp : unmanaged, ITernaryOp
    {
        if (ReferenceEquals(y.Device, Device.Cpu)) Cpu.Ternary(op, compute, a.Block, b.Block, c.Block, y.Block);
        else y.Backend.Ternary(op, compute, a.Block, b.Block, c.Block, y.Block);
    }
}
