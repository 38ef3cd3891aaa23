namespace Kasane.Internal;

/// <summary>A linear layer under the name that PyTorch prints for the last projection of attention.</summary>
internal sealed class OutputProjection(long features, bool bias, DType dtype, Device? device)
    : Linear(features, features, bias, dtype, device)
{
    protected override string DisplayName => "NonDynamicallyQuantizableLinear";
}
