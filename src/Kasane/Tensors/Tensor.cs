using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// A multi-dimensional array with a dtype, on a device, that can take part in automatic differentiation. Several tensors (views) may
/// share one block of memory. Tensors are compared by reference; nothing is ever disposed.
/// </summary>
[DebuggerDisplay("{DebuggerText,nq}")]
[DebuggerTypeProxy(typeof(Internal.TensorDebugView))]
public partial class Tensor
{
    internal Tensor(Internal.Storage storage, long offset, Internal.Layout layout, DType dtype)
    {
        Storage = storage;
        Offset = offset;
        Layout = layout;
        DType = dtype;
        if (Internal.TensorScope.IsOpen) Internal.TensorScope.Register(this);
    }

    /// <summary>The element type.</summary>
    public DType DType { get; private set; }

    /// <summary>The sizes of all dimensions.</summary>
    public Shape Shape => Layout.Shape;

    /// <summary>The number of dimensions.</summary>
    public int Rank => Layout.Rank;

    /// <summary>The number of elements.</summary>
    public long ElementCount => Layout.Count;

    /// <summary>The steps, in elements, from one index to the next in every dimension; may be 0 (broadcast) or negative (flipped).</summary>
    public Shape Strides => new(Layout.Strides.ToArray(), Layout.Rank);

    /// <summary>Where in its memory block the tensor starts, in elements.</summary>
    public long StorageOffset => Offset;

    /// <summary>Where the memory lies.</summary>
    public Device Device => Storage.Device;

    /// <summary>Whether the elements lie row-major without gaps.</summary>
    public bool IsContiguous => Layout.IsContiguous;

    /// <summary>How often the memory was written in place; views share the count.</summary>
    public int Version => Storage.Version;

    internal Internal.Storage Storage { get; private set; }

    internal Internal.Layout Layout { get; private set; }

    internal long Offset { get; private set; }

    /// <summary>Who else may see this tensor; decides whether its memory can be given back early.</summary>
    internal Internal.Ownership Ownership { get; set; }

    internal Internal.Block Block
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Storage, Offset, Layout, DType);
    }

    internal Internal.Backend Backend => Internal.Backend.Of(Storage.Device);

    private string DebuggerText => Internal.TensorDebugView.Line(this);

    /// <summary>The size of one dimension; negative numbers count from the last.</summary>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public long Size(int dim) => Rank > 0
        ? Layout.Size(Internal.Dims.Normalize(dim, Rank, nameof(Size)))
        : throw new TensorIndexException("Size expects at least one dimension, but the tensor is a scalar.") { Operation = nameof(Size) };

    /// <summary>A tensor with memory of undefined content.</summary>
    internal static Tensor Allocate(Device device, Internal.Layout layout, DType dtype)
    {
        var storage = Internal.Backend.Of(device).Allocate(Bytes(layout, dtype));
        return new(storage, 0, layout, dtype);
    }

    private static long Bytes(Internal.Layout layout, DType dtype) => layout.Count <= long.MaxValue / 16
        ? layout.Count * dtype.ItemSize
        : throw new ShapeException($"There is no memory for {layout.Count} elements of {dtype}: the shape is {layout.Shape}.") { Shapes = [layout.Shape] };

    /// <summary>Another handle on the same memory, without gradient history.</summary>
    internal Tensor Alias(Internal.Layout layout, long offset)
    {
        Storage.AddOwner();
        return new(Storage, offset, layout, DType);
    }

    /// <summary>Another handle on the same memory that reads it as another dtype, without gradient history; the offset counts in that one.</summary>
    internal Tensor Alias(Internal.Layout layout, long offset, DType dtype)
    {
        Storage.AddOwner();
        return new(Storage, offset, layout, dtype);
    }

    /// <summary>Gives a tensor that nobody has seen yet another layout over the same elements.</summary>
    internal Tensor Reinterpret(Internal.Layout layout)
    {
        Layout = layout;
        return this;
    }

    /// <summary>Lets go of the memory now. Only for tensors that nobody else can see.</summary>
    internal void Release()
    {
        var storage = Storage;
        Storage = Internal.Storage.Released;
        storage.DropOwner();
    }

    /// <summary>Lets this tensor become another one: same identity for its holders, other memory and shape.</summary>
    internal void Become(Tensor other)
    {
        other.Storage.AddOwner();
        var before = Storage;
        Storage = other.Storage;
        before.DropOwner();
        Layout = other.Layout;
        Offset = other.Offset;
        DType = other.DType;
    }
}
