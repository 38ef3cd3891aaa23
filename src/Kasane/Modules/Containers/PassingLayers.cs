using System.Collections.Frozen;

namespace Kasane.Internal;

/// <summary>
/// Layers that keep no tensor which passes through them, except on the tape. Their output is new, or a view of their input, or the input
/// itself. Exactly these types: a class derived from one of them may do anything.
/// </summary>
internal static class PassingLayers
{
    private static readonly FrozenSet<Type> Types = new[]
    {
        typeof(Linear), typeof(Conv1d), typeof(Conv2d), typeof(Conv3d), typeof(ConvTranspose1d), typeof(ConvTranspose2d), typeof(ConvTranspose3d),
        typeof(ReLU), typeof(LeakyReLU), typeof(Tanh), typeof(Sigmoid), typeof(GELU), typeof(SiLU), typeof(ELU), typeof(SELU), typeof(CELU), typeof(ReLU6),
        typeof(Softplus), typeof(Softsign), typeof(Hardswish), typeof(Hardsigmoid), typeof(Hardtanh), typeof(Mish), typeof(LogSigmoid),
        typeof(Softmax), typeof(LogSoftmax), typeof(PReLU), typeof(GLU),
        typeof(BatchNorm1d), typeof(BatchNorm2d), typeof(BatchNorm3d), typeof(InstanceNorm1d), typeof(InstanceNorm2d), typeof(InstanceNorm3d),
        typeof(LayerNorm), typeof(GroupNorm), typeof(LocalResponseNorm),
        typeof(MaxPool1d), typeof(MaxPool2d), typeof(MaxPool3d), typeof(AvgPool1d), typeof(AvgPool2d), typeof(AvgPool3d),
        typeof(AdaptiveAvgPool1d), typeof(AdaptiveAvgPool2d), typeof(AdaptiveAvgPool3d), typeof(AdaptiveMaxPool1d), typeof(AdaptiveMaxPool2d),
        typeof(AdaptiveMaxPool3d), typeof(Dropout), typeof(Dropout1d), typeof(Dropout2d), typeof(Dropout3d), typeof(Flatten), typeof(Unflatten),
        typeof(Identity),
    }.ToFrozenSet();

    public static bool Has(Module module) => Types.Contains(module.GetType());
}
