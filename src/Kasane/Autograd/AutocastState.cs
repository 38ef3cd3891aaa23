using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>One scope of automatic casts.</summary>
/// <param name="Target">The dtype to lower to; null: no casts.</param>
/// <param name="Casts">
/// The lowered parameters, so that each is cast once however often it is used: for all scopes inside of the outermost. Null: none are kept.
/// </param>
internal sealed record AutocastState(DType? Target, ConditionalWeakTable<Tensor, AutocastState.Cast>? Casts)
{
    /// <summary>A floating-point tensor of at most 32 bits in the lower dtype; any other as it is.</summary>
    public Tensor Lower(Tensor x)
    {
        if (Target is not { } target || x.DType == target || x.DType is not (DType.Float32 or DType.Float16 or DType.BFloat16)) return x;
        if (Casts is null || !x.IsLeaf || !x.RequiresGrad || x.View is not null || x.DType != DType.Float32) return x.To(target);
        if (Casts.TryGetValue(x, out var known) && known.Fits(x, target)) return known.Result;
        var cast = new Cast(x.To(target), x.Storage, x.Version, GradMode.Enabled);
        Casts.AddOrUpdate(x, cast);
        return cast.Result;
    }

    /// <summary>A cast parameter, and what must not have changed since.</summary>
    internal sealed record Cast(Tensor Result, Storage Source, int Version, bool IsRecorded)
    {
        public bool Fits(Tensor x, DType target) =>
            Result.DType == target && ReferenceEquals(x.Storage, Source) && x.Version == Version && IsRecorded == GradMode.Enabled;
    }
}
