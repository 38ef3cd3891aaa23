namespace Kasane.Internal;

/// <summary>Shapes only: allocates nothing, computes nothing. What needs values refuses.</summary>
internal sealed partial class MetaBackend : Backend
{
    public override bool HasData => false;

    public override Storage Allocate(long bytes) => Storage.Shapeless(Device.Meta, bytes);

    public override void Upload(ReadOnlySpan<byte> host, in Block target)
    {
    }

    public override void Download(in Block source, Span<byte> host) => throw new DeviceException(
        "A tensor on Device.Meta has a shape and a dtype but no values. Make it on another device to read it.");

    public override void Unary<TOp>(in TOp op, DType compute, in Block x, in Block y)
    {
    }

    public override void Binary<TOp>(in TOp op, DType compute, in Block a, in Block b, in Block y)
    {
    }

    public override void Ternary<TOp>(in TOp op, DType compute, in Block a, in Block b, in Block c, in Block y)
    {
    }

    public override void Copy(in Block x, in Block y)
    {
    }

    public override void Fill(in Block y, Scalar value)
    {
    }

    public override void Reduce<TOp>(in TOp op, DType compute, in Block x, in Block y, ulong dims)
    {
    }

    public override void ArgReduce(in Block x, in Block y, bool largest)
    {
    }

    public override void MatMul(in Block a, in Block b, in Block c, in Epilogue epilogue)
    {
    }

    public override long Positions(in Block index, in Block y, long size, long stride, ReadOnlySpan<long> steps, bool wrap, bool accumulate) => -1;

    public override void Take(in Block x, in Block index, in Block y)
    {
    }

    public override void Put(in Block x, in Block index, in Block values, PutMode mode)
    {
    }

    public override void Triangle(in Block x, in Block y, long diagonal, bool lower)
    {
    }

    public override long TakeAlong(in Block x, in Block index, in Block y, int dim) => -1;

    public override long PutAlong(in Block x, in Block index, in Block values, int dim, PutMode mode, bool checkFirst) => -1;

    public override void Update<TOp>(in TOp op, in Block gradient, in Block parameter, in Block first, in Block second, in Block third)
    {
    }
}
