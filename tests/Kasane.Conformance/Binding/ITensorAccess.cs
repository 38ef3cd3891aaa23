using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Binding;

/// <summary>
/// What the runners need from tensors beyond named calls. Everything goes through here, so that the runners know no tensor type; tensors
/// lie on the device under test.
/// </summary>
interface ITensorAccess
{
    bool IsTensor(object? value);

    /// <summary>A contiguous tensor.</summary>
    object Create(RawTensor values);

    /// <summary>A view of a 1-D tensor; a leaf with storage of its own.</summary>
    object View(object storage, long[] sizes, long[] strides, long offset);

    /// <summary>Values, dtype and shape, row-major.</summary>
    RawTensor Read(object tensor);

    /// <summary>The only element as bool, long or double.</summary>
    object Item(object tensor);

    /// <summary>A copy through which gradients flow.</summary>
    object Clone(object tensor);

    object Transpose(object tensor);

    bool RequiresGrad(object tensor);

    void SetRequiresGrad(object tensor, bool value);

    object? Grad(object tensor);

    void SetGrad(object tensor, object? gradient);

    bool IsLeaf(object tensor);

    bool HasGradFunction(object tensor);

    long Version(object tensor);

    void RetainGrad(object tensor);

    /// <summary>A hook on the gradient; null from the hook leaves the gradient as it is.</summary>
    IDisposable RegisterHook(object tensor, Func<object, object?> hook);

    void Backward(IReadOnlyList<object> tensors, IReadOnlyList<object?> gradients, bool retainGraph, bool createGraph);

    object?[] Gradients(
        IReadOnlyList<object> outputs, IReadOnlyList<object> inputs, IReadOnlyList<object?> gradients, bool createGraph, bool allowUnused);

    /// <summary>Runs something in the mode <c>no_grad</c>, <c>enable_grad</c> or <c>inference</c>.</summary>
    void InMode(string mode, Action body);

    object GetIndex(object tensor, IndexArgument index);

    void SetIndex(object tensor, IndexArgument index, object? value);

    /// <summary>Seeds the default generator of the CPU.</summary>
    void ManualSeed(long seed);
}
