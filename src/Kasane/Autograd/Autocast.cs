namespace Kasane;

/// <summary>
/// Automatic mixed precision: inside of a scope, operations choose the dtype they compute in, as in <c>torch.autocast("cpu")</c>. Parameters
/// stay Float32; gradients come back in the dtype of what they belong to.
/// </summary>
/// <remarks>
/// <para>In the lower dtype: matrix products (MatMul, Mm, Bmm, Addmm, Baddbmm, Addbmm, Linear, Tensordot, Einsum), Conv1d, Conv2d, Conv3d.</para>
/// <para>
/// In Float32: losses (MseLoss, L1Loss, SmoothL1Loss, HuberLoss, CrossEntropy, NllLoss, BinaryCrossEntropy with and without logits, KlDiv,
/// CtcLoss, the margin and embedding losses), Prod, Trace, Quantile, Cdist, GridSample, AvgPool3d, AdaptiveAvgPool3d, MaxPool3d,
/// MaxUnpool2d and 3d, reflected and repeated borders, ConvTranspose1d to 3d, Fourier transforms, recurrent layers and cells.
/// </para>
/// <para>Everything else computes in the dtype it is given; different ones are promoted, also by Stack and IndexCopy.</para>
/// <para>
/// Different from PyTorch 1.13: LayerNorm and GroupNorm take Float32 parameters beside a lower input (the result has the input's dtype) where
/// PyTorch throws; recurrent layers compute their products in Float32, too; backward runs without casts, in the dtypes of the forward pass.
/// </para>
/// </remarks>
public static class Autocast
{
    /// <summary>Whether operations on this thread are cast.</summary>
    public static bool IsEnabled => Internal.AutocastMode.Target is not null;

    /// <summary>The dtype that operations on this thread are lowered to; null outside of a scope.</summary>
    public static DType? DType => Internal.AutocastMode.Target;

    /// <summary>Opens a scope on this thread: <c>using (Autocast.Enter()) loss = criterion.Call(net.Call(x), y);</c>. Scopes nest.</summary>
    /// <param name="dtype">BFloat16 (default), or Float16, which needs a <see cref="GradScaler"/>.</param>
    /// <param name="enabled">False for a part without casts inside of another scope.</param>
    /// <param name="cacheEnabled">Whether a parameter is cast once for all its uses in the outermost scope; default true.</param>
    /// <exception cref="DTypeException">Another dtype.</exception>
    public static AutocastGuard Enter(DType dtype = Kasane.DType.BFloat16, bool enabled = true, bool cacheEnabled = true) =>
        new(Create(dtype, enabled, cacheEnabled));

    internal static Internal.AutocastState Create(DType dtype, bool enabled, bool cacheEnabled)
    {
        if (dtype is not (Kasane.DType.BFloat16 or Kasane.DType.Float16))
            throw new DTypeException($"Autocast lowers to BFloat16 or Float16, but {dtype} was asked for.") { Operation = "Autocast" };
        return new(enabled ? dtype : null, cacheEnabled ? Internal.AutocastMode.Current?.Casts ?? [] : null);
    }
}
