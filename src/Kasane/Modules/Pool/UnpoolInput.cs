namespace Kasane;

/// <summary>What an unpooling puts back, and where.</summary>
/// <param name="Input">The largest elements.</param>
/// <param name="Indices">Where they came from, as <see cref="IndexedPool.CallWithIndices"/> tells.</param>
/// <param name="OutputSize">The size of the result, whole or only its spatial dimensions; nothing: the smallest that fits.</param>
public readonly record struct UnpoolInput(Tensor Input, Tensor Indices, IReadOnlyList<long>? OutputSize = null);
