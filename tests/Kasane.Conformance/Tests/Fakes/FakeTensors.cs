using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Tests.Fakes;

/// <summary>The toy library's tensors as the runners see them.</summary>
sealed class FakeTensors : ITensorAccess
{
    public bool GradEnabled { get; private set; } = true;

    public List<long> Seeds { get; } = [];

    public bool IsTensor(object? value) => value is FakeTensor;

    public object Create(RawTensor values) => new FakeTensor(values);

    public object View(object storage, long[] sizes, long[] strides, long offset) =>
        new FakeTensor(RawTensors.Gather(((FakeTensor)storage).Raw, sizes, strides, offset));

    public RawTensor Read(object tensor) => ((FakeTensor)tensor).Raw;

    public object Item(object tensor) => throw new NotSupportedException();

    public object Clone(object tensor) => FakeTensor.Map((FakeTensor)tensor, value => value, _ => 1);

    public object Transpose(object tensor) => throw new NotSupportedException();

    public bool RequiresGrad(object tensor) => ((FakeTensor)tensor).RequiresGrad;

    public void SetRequiresGrad(object tensor, bool value) => ((FakeTensor)tensor).RequiresGrad = value;

    public object? Grad(object tensor) => ((FakeTensor)tensor).Grad;

    public void SetGrad(object tensor, object? gradient) => ((FakeTensor)tensor).Grad = (FakeTensor?)gradient;

    public bool IsLeaf(object tensor) => ((FakeTensor)tensor).Backward is null;

    public bool HasGradFunction(object tensor) => ((FakeTensor)tensor).Backward is not null;

    public long Version(object tensor) => ((FakeTensor)tensor).Version;

    public void RetainGrad(object tensor) => throw new NotSupportedException();

    public IDisposable RegisterHook(object tensor, Func<object, object?> hook)
    {
        ((FakeTensor)tensor).Hook = hook;
        return new Removal((FakeTensor)tensor);
    }

    public void Backward(IReadOnlyList<object> tensors, IReadOnlyList<object?> gradients, bool retainGraph, bool createGraph)
    {
        for (var i = 0; i < tensors.Count; i++)
        {
            var tensor = (FakeTensor)tensors[i];
            if (!tensor.RequiresGrad) throw new GradientException("does not require grad");
            if (gradients[i] is null && tensor.Raw.Count != 1) throw new GradientException("no scalar");
            tensor.Accumulate((FakeTensor?)gradients[i] ?? new(tensor.Shape, 1f));
        }
    }

    public object?[] Gradients(
        IReadOnlyList<object> outputs, IReadOnlyList<object> inputs, IReadOnlyList<object?> gradients, bool createGraph, bool allowUnused)
    {
        Backward(outputs, gradients, false, false);
        return [.. inputs.Select(input => ((FakeTensor)input).Grad)];
    }

    public void InMode(string mode, Action body)
    {
        var before = GradEnabled;
        GradEnabled = mode == "enable_grad";
        body();
        GradEnabled = before;
    }

    public object GetIndex(object tensor, IndexArgument index) => throw new NotSupportedException();

    public void SetIndex(object tensor, IndexArgument index, object? value) => throw new NotSupportedException();

    public void ManualSeed(long seed) => Seeds.Add(seed);

    private sealed class Removal(FakeTensor tensor) : IDisposable
    {
        public void Dispose() => tensor.Hook = null;
    }
}
