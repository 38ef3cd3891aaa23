using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Kasane's vectorised kernels. Large blocks come from one pool, small ones are managed arrays.</summary>
internal sealed unsafe partial class CpuBackend : Backend
{
    /// <summary>Up to this size a managed array is cheaper than a pooled block, which must be watched.</summary>
    public const int LargestManagedBlock = 4 * 1024;

    public override Storage Allocate(long bytes) =>
        bytes <= LargestManagedBlock
            ? Storage.Managed(Device.Cpu, GC.AllocateUninitializedArray<byte>((int)bytes))
            : Storage.Pooled(Device.Cpu, NativePool.Shared, bytes);

    public override void Upload(ReadOnlySpan<byte> host, in Block target)
    {
        fixed (byte* pin = target, source = host)
            Buffer.MemoryCopy(source, target.Address(pin), host.Length, host.Length);
    }

    public override void Download(in Block source, Span<byte> host)
    {
        fixed (byte* pin = source, target = host)
            Buffer.MemoryCopy(source.Address(pin), target, host.Length, host.Length);
    }

    [SkipLocalsInit]
    public override void Unary<TOp>(in TOp op, DType compute, in Block x, in Block y)
    {
        fixed (byte* px = x, py = y)
        {
            var p = stackalloc byte*[2] { y.Address(py), x.Address(px) };
            var mask = TOp.Rule == PointwiseRule.Predicate;
            if (x.DType == DType.BFloat16 && (mask || y.DType == DType.BFloat16)) compute = InMemory(compute);
            if (x.DType == compute && y.DType == (mask ? DType.Bool : compute) && SameDense(x.Layout, y.Layout))
            {
                Elementwise<UnaryLoop<TOp>, TOp>.RunContiguous(op, compute, p, 1, 0, y.Count, mask);
                return;
            }
            Walked<UnaryLoop<TOp>, TOp>(op, compute, p, y, x, default, default, 2, mask);
        }
    }

    [SkipLocalsInit]
    public override void Binary<TOp>(in TOp op, DType compute, in Block a, in Block b, in Block y)
    {
        fixed (byte* pa = a, pb = b, py = y)
        {
            var p = stackalloc byte*[3] { y.Address(py), a.Address(pa), b.Address(pb) };
            var mask = TOp.Rule == PointwiseRule.Predicate;
            if (a.DType == DType.BFloat16 && b.DType == DType.BFloat16 && (mask || y.DType == DType.BFloat16)) compute = InMemory(compute);
            if (a.DType == compute && b.DType == compute && y.DType == (mask ? DType.Bool : compute))
            {
                var scalars = 0;
                if (Fits(a.Layout, y.Layout, 1, ref scalars) && Fits(b.Layout, y.Layout, 2, ref scalars))
                {
                    Elementwise<BinaryLoop<TOp>, TOp>.RunContiguous(op, compute, p, 2, scalars, y.Count, mask);
                    return;
                }
            }
            Walked<BinaryLoop<TOp>, TOp>(op, compute, p, y, a, b, default, 3, mask);
        }
    }

    [SkipLocalsInit]
    public override void Ternary<TOp>(in TOp op, DType compute, in Block a, in Block b, in Block c, in Block y)
    {
        fixed (byte* pa = a, pb = b, pc = c, py = y)
        {
            var p = stackalloc byte*[4] { y.Address(py), a.Address(pa), b.Address(pb), c.Address(pc) };
            if (a.DType == DType.BFloat16 && b.DType == DType.BFloat16 && c.DType == DType.BFloat16 && y.DType == DType.BFloat16)
                compute = InMemory(compute);
            if (a.DType == compute && b.DType == compute && c.DType == compute && y.DType == compute)
            {
                var scalars = 0;
                if (Fits(a.Layout, y.Layout, 1, ref scalars) && Fits(b.Layout, y.Layout, 2, ref scalars)
                    && Fits(c.Layout, y.Layout, 4, ref scalars))
                {
                    Elementwise<TernaryLoop<TOp>, TOp>.RunContiguous(op, compute, p, 3, scalars, y.Count, false);
                    return;
                }
            }
            Walked<TernaryLoop<TOp>, TOp>(op, compute, p, y, a, b, c, 4, false);
        }
    }

    public override void Copy(in Block x, in Block y)
    {
        fixed (byte* px = x, py = y) Copies.Run(x.Address(px), x.Layout, x.DType, y.Address(py), y.Layout, y.DType);
    }

    public override void Fill(in Block y, Scalar value)
    {
        fixed (byte* py = y)
        {
            ulong element = 0;
            Copies.Encode(value, y.DType, (byte*)&element);
            Copies.Run((byte*)&element, Layout.Scalar, y.DType, y.Address(py), y.Layout, y.DType);
        }
    }

    // Apart from its callers: a walk takes some hundred bytes of the stack, and to clear them took longer than to add two numbers.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Walked<TLoop, TOp>(
        in TOp op, DType compute, byte** p, in Block y, in Block first, in Block second, in Block third, int operands, bool predicate)
        where TLoop : struct, IInnerLoop<TOp>
        where TOp : unmanaged
    {
        Walk.Begin(out var walk, y.Layout);
        walk.Add(y.Layout, y.DType.ItemSize);
        walk.Add(first.Layout, first.DType.ItemSize);
        if (operands > 2) walk.Add(second.Layout, second.DType.ItemSize);
        if (operands > 3) walk.Add(third.Layout, third.DType.ItemSize);
        walk.Finish();
        var dtypes = stackalloc DType[4] { y.DType, first.DType, second.DType, third.DType };
        Elementwise<TLoop, TOp>.Run(op, compute, p, dtypes, walk, predicate);
    }

    // The loops compute BFloat16 in Float32 and convert it on the way from and to memory.
    private static DType InMemory(DType compute) => compute == DType.Float32 ? DType.BFloat16 : compute;

    // Contiguous, or at least the same dense memory order: position by position the elements correspond.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool SameDense(Layout x, Layout y) =>
        ReferenceEquals(x, y) ? x.IsContiguous : x.IsContiguous && y.IsContiguous && x.Count == y.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Fits(Layout x, Layout y, int bit, ref int scalars)
    {
        if (SameDense(x, y)) return true;
        if (x.Count != 1 || !y.IsContiguous) return false;
        scalars |= bit;
        return true;
    }
}
