namespace Kasane.Internal;

/// <summary>One parameter's step to be made.</summary>
internal readonly record struct UpdateItem<TOptions>(Tensor Parameter, Tensor Gradient, TOptions Options, OptimizerState State);
