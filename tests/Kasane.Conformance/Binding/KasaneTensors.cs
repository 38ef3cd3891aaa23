using System.Runtime.InteropServices;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Binding;

/// <summary>Kasane's tensors on one device as the runners see them.</summary>
sealed class KasaneTensors(Device device) : ITensorAccess
{
    public bool IsTensor(object? value) => value is Tensor;

    public object Create(RawTensor values) => values.DType switch
    {
        DType.Float32 => From<float>(values),
        DType.Float64 => From<double>(values),
        DType.Float16 => From<Half>(values),
        DType.BFloat16 => From<BFloat16>(values),
        DType.Int64 => From<long>(values),
        DType.Int32 => From<int>(values),
        DType.Int16 => From<short>(values),
        DType.Int8 => From<sbyte>(values),
        DType.UInt8 => From<byte>(values),
        DType.Bool => From<bool>(values),
        DType.Complex64 => From<Complex64>(values),
        _ => throw new BindingException($"unknown: tensors of {values.DType}"),
    };

    // Detached: the gradient of a view is wanted as of any other leaf, not through its base.
    public object View(object storage, long[] sizes, long[] strides, long offset) =>
        ((Tensor)storage).AsStrided(sizes, strides, offset).Detach();

    public RawTensor Read(object tensor)
    {
        var x = (Tensor)tensor;
        return x.DType switch
        {
            DType.Float32 => To<float>(x),
            DType.Float64 => To<double>(x),
            DType.Float16 => To<Half>(x),
            DType.BFloat16 => To<BFloat16>(x),
            DType.Int64 => To<long>(x),
            DType.Int32 => To<int>(x),
            DType.Int16 => To<short>(x),
            DType.Int8 => To<sbyte>(x),
            DType.UInt8 => To<byte>(x),
            DType.Bool => To<bool>(x),
            DType.Complex64 => To<Complex64>(x),
            _ => throw new BindingException($"unknown: tensors of {x.DType}"),
        };
    }

    public object Item(object tensor)
    {
        var number = ((Tensor)tensor).Item();
        return number.Kind switch
        {
            ScalarKind.Bool => number.ToBoolean(),
            ScalarKind.Integer => number.ToInt64(),
            ScalarKind.Floating => number.ToDouble(),
            _ => number.ToComplex(),
        };
    }

    public object Clone(object tensor) => ((Tensor)tensor).Clone();

    public object Transpose(object tensor) => ((Tensor)tensor).Transpose(0, 1);

    public bool RequiresGrad(object tensor) => ((Tensor)tensor).RequiresGrad;

    public void SetRequiresGrad(object tensor, bool value) => ((Tensor)tensor).RequiresGrad = value;

    public object? Grad(object tensor) => ((Tensor)tensor).Grad;

    public void SetGrad(object tensor, object? gradient) => ((Tensor)tensor).Grad = (Tensor?)gradient;

    public bool IsLeaf(object tensor) => ((Tensor)tensor).IsLeaf;

    public bool HasGradFunction(object tensor) => ((Tensor)tensor).GradientFunction is not null;

    public long Version(object tensor) => ((Tensor)tensor).Version;

    public void RetainGrad(object tensor) => ((Tensor)tensor).RetainGrad();

    public IDisposable RegisterHook(object tensor, Func<object, object?> hook) =>
        ((Tensor)tensor).RegisterHook(gradient => (Tensor?)hook(gradient));

    public void Backward(IReadOnlyList<object> tensors, IReadOnlyList<object?> gradients, bool retainGraph, bool createGraph)
    {
        bool? retain = retainGraph ? true : null;
        if (tensors is [Tensor only]) only.Backward((Tensor?)gradients[0], retain, createGraph);
        else Autograd.Backward([.. tensors.Cast<Tensor>()], [.. gradients.Cast<Tensor?>()], retain, createGraph);
    }

    public object?[] Gradients(
        IReadOnlyList<object> outputs,
        IReadOnlyList<object> inputs,
        IReadOnlyList<object?> gradients,
        bool createGraph,
        bool allowUnused) =>
        Autograd.Grad(
            [.. outputs.Cast<Tensor>()], [.. inputs.Cast<Tensor>()], [.. gradients.Cast<Tensor?>()], createGraph: createGraph,
            allowUnused: allowUnused);

    public void InMode(string mode, Action body)
    {
        using var guard = mode switch
        {
            "no_grad" => Autograd.NoGrad(),
            "enable_grad" => Autograd.EnableGrad(),
            "inference" => Autograd.InferenceMode(),
            _ => throw new BindingException($"unknown: mode {mode}"),
        };
        body();
    }

    public object GetIndex(object tensor, IndexArgument index)
    {
        var (first, rest) = Split(index);
        return ((Tensor)tensor)[first, rest];
    }

    public void SetIndex(object tensor, IndexArgument index, object? value)
    {
        var (first, rest) = Split(index);
        ((Tensor)tensor)[first, rest] = value switch
        {
            Tensor given => given,
            bool flag => Tensor.Scalar(flag),
            long integer => Tensor.Scalar(integer),
            double real => Tensor.Scalar(real),
            _ => throw new BindingException($"cannot assign {value}"),
        };
    }

    public void ManualSeed(long seed) => Generator.Default.ManualSeed(seed);

    private static (TensorIndex First, TensorIndex[] Others) Split(IndexArgument index)
    {
        TensorIndex[] items = [.. index.Items.Select(IndexItem)];
        return items.Length == 0 ? (TensorIndex.Ellipsis, []) : (items[0], items[1..]);
    }

    private static TensorIndex IndexItem(object? item) => item switch
    {
        null => TensorIndex.NewAxis,
        bool flag => flag,
        long position => position,
        Tensor tensor => tensor,
        EllipsisArgument => TensorIndex.Ellipsis,
        SliceArgument slice => TensorIndex.Step(slice.Start, slice.Stop, slice.Step ?? 1),
        object?[] list => list.Select(each => (long)each!).ToArray(),
        _ => throw new BindingException($"no index: {item}"),
    };

    private Tensor From<T>(RawTensor values)
        where T : unmanaged => Tensor.From(MemoryMarshal.Cast<byte, T>(values.NarrowData().Span), Shape.Create(values.Shape), device);

    private static RawTensor To<T>(Tensor x)
        where T : unmanaged => new(x.DType, x.Shape.ToArray(), MemoryMarshal.AsBytes<T>(x.ToArray<T>()).ToArray());
}
