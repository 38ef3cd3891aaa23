using System.Diagnostics.CodeAnalysis;

namespace Kasane.Internal;

/// <summary>What the debugger shows of a tensor when it is opened.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The debugger creates it.")]
internal sealed class TensorDebugView(Tensor tensor)
{
    public Shape Shape => tensor.Shape;

    public DType DType => tensor.DType;

    public Device Device => tensor.Device;

    public bool RequiresGrad => tensor.RequiresGrad;

    public IGradientFunction? GradientFunction => tensor.GradientFunction;

    public Tensor? Grad => tensor.GradOrNull;

    public string Values => tensor.ToString()!;
}
