namespace Kasane.Internal;

/// <summary>The checks, projections and masks of <see cref="Functional.MultiHeadAttentionForward"/>.</summary>
internal static class MultiHeadAttention
{
    private const string Name = "MultiHeadAttentionForward";

    public static bool IsBatched(Tensor query, Tensor key, Tensor value, Tensor? keyPaddingMask, Tensor? attnMask, int heads)
    {
        if (query.Rank is not (2 or 3)) throw Wrong("a query of shape (L, batch, E) or (L, E)", query);
        if (key.Rank != query.Rank || value.Rank != query.Rank)
            throw Wrong($"key and value with {query.Rank} dimensions, as the query {query.Shape} has", key, value);
        if (keyPaddingMask is not null && keyPaddingMask.Rank != query.Rank - 1)
            throw Wrong(query.Rank == 3 ? "a key padding mask of shape (batch, S)" : "a key padding mask of shape (S)", keyPaddingMask);
        if (attnMask is not null && attnMask.Rank is not (2 or 3))
            throw Wrong("an attention mask of shape (L, S) or (batch * heads, L, S)", attnMask);
        if (query.Rank == 2 && attnMask is { Rank: 3 })
            Require(attnMask, [heads, query.Layout.Size(0), key.Layout.Size(0)], "an attention mask");
        if (keyPaddingMask is not null && keyPaddingMask.DType != DType.Bool && !keyPaddingMask.DType.IsFloatingPoint)
            throw new DTypeException($"{Name} expects a key padding mask of Bool or floating point, but got {keyPaddingMask.DType}.")
            {
                Operation = Name,
            };
        return query.Rank == 3;
    }

    public static void Check(Tensor query, Tensor key, Tensor value, long width, int heads, Tensor outProjWeight, bool separate)
    {
        if (query.Layout.Size(2) != width) throw Wrong($"queries of width {width}", query);
        if (heads <= 0 || width % heads != 0)
            throw new ArgumentException(
                $"{Name} expects a width that divides by the number of heads, but got {width} and {heads}.", nameof(heads));
        if (separate ? !key.Layout.Sizes[..2].SequenceEqual(value.Layout.Sizes[..2]) : !key.Layout.SameSizes(value.Layout))
            throw Wrong("keys and values of one shape" + (separate ? " (but for their widths)" : ""), key, value);
        if (outProjWeight.Rank != 2) throw Wrong($"a weight (*, {width}) for the results", outProjWeight);
        if (key.Layout.Size(1) != query.Layout.Size(1)) throw Wrong($"as many keys in the batch as queries, {query.Layout.Size(1)}", key);
    }

    /// <summary>The three projections by one weight; in one product where they have one input.</summary>
    public static (Tensor Q, Tensor K, Tensor V) Project(Tensor query, Tensor key, Tensor value, Tensor? weight, Tensor? bias)
    {
        ArgumentNullException.ThrowIfNull(weight);
        var width = query.Layout.Size(2);
        Require(weight, [3 * width, width], "a weight for queries, keys and values");
        if (ReferenceEquals(key, value))
        {
            if (ReferenceEquals(query, key))
            {
                var all = Functional.Linear(query, weight, bias).Chunk(3, -1);
                return (all[0], all[1], all[2]);
            }
            if (bias is not null) Require(bias, [3 * width], "a bias for queries, keys and values");
            var both = Functional.Linear(
                key, weight.Narrow(0, width, 2 * width), bias?.Narrow(0, width, 2 * width)).Chunk(2, -1);
            return (Functional.Linear(query, weight.Narrow(0, 0, width), bias?.Narrow(0, 0, width)), both[0], both[1]);
        }
        var parts = weight.Chunk(3);
        return Each(query, key, value, parts[0], parts[1], parts[2], bias);
    }

    /// <summary>The three projections by weights of their own.</summary>
    public static (Tensor Q, Tensor K, Tensor V) Project(
        Tensor query, Tensor key, Tensor value, Tensor? ofQuery, Tensor? ofKey, Tensor? ofValue, Tensor? bias)
    {
        ArgumentNullException.ThrowIfNull(ofQuery);
        ArgumentNullException.ThrowIfNull(ofKey);
        ArgumentNullException.ThrowIfNull(ofValue);
        var width = query.Layout.Size(2);
        Require(ofQuery, [width, width], "a weight for queries");
        Require(ofKey, [width, key.Layout.Size(2)], "a weight for keys");
        Require(ofValue, [width, value.Layout.Size(2)], "a weight for values");
        return Each(query, key, value, ofQuery, ofKey, ofValue, bias);
    }

    /// <summary>The projections by one weight as the fused attention takes them: what has one input stays together.</summary>
    public static Tensor?[] ProjectPacked(Tensor query, Tensor key, Tensor value, Tensor? weight, Tensor? bias)
    {
        ArgumentNullException.ThrowIfNull(weight);
        var width = query.Layout.Size(2);
        Require(weight, [3 * width, width], "a weight for queries, keys and values");
        if (bias is not null && !ReferenceEquals(query, value)) Require(bias, [3 * width], "a bias for queries, keys and values");
        if (ReferenceEquals(key, value))
        {
            if (ReferenceEquals(query, key)) return [Functional.LinearInMemoryOrder(query, weight, bias), null, null];
            var both = Functional.LinearInMemoryOrder(key, weight.Narrow(0, width, 2 * width), bias?.Narrow(0, width, 2 * width));
            return [Functional.LinearInMemoryOrder(query, weight.Narrow(0, 0, width), bias?.Narrow(0, 0, width)), both, null];
        }
        var (q, k, v) = Project(query, key, value, weight, bias);
        return [q, k, v];
    }

    /// <summary>The projections by weights of their own as the fused attention takes them.</summary>
    public static Tensor?[] ProjectPacked(
        Tensor query, Tensor key, Tensor value, Tensor? ofQuery, Tensor? ofKey, Tensor? ofValue, Tensor? bias)
    {
        var (q, k, v) = Project(query, key, value, ofQuery, ofKey, ofValue, bias);
        return [q, k, v];
    }

    /// <summary>The attention mask with a dimension for the batch.</summary>
    public static Tensor? AsBatch(Tensor? mask, long heads, long length, long sources)
    {
        if (mask is null) return null;
        if (mask.DType == DType.UInt8) mask = mask.To(DType.Bool);
        if (mask.DType != DType.Bool && !mask.DType.IsFloatingPoint)
            throw new DTypeException($"{Name} expects an attention mask of Bool or floating point, but got {mask.DType}.")
            {
                Operation = Name,
            };
        if (mask.Rank == 2)
        {
            Require(mask, [length, sources], "an attention mask");
            return mask.Unsqueeze(0);
        }
        Require(mask, [heads, length, sources], "an attention mask");
        return mask;
    }

    /// <summary>A mask that lets one more key through.</summary>
    public static Tensor? Widened(Tensor? mask)
    {
        if (mask is null) return null;
        Shape column = [.. mask.Layout.Sizes[..^1], 1];
        return Functional.Cat([mask, Tensor.Zeros(column, mask.DType, mask.Device)], -1);
    }

    public static Tensor? Static(Tensor? given, long heads, long size, string what)
    {
        if (given is not null && (given.Rank != 3 || given.Layout.Size(0) != heads || given.Layout.Size(2) != size))
            throw Wrong($"{what} of shape ({heads}, S, {size})", given);
        return given;
    }

    /// <summary>Both masks as numbers to add to the scores (batch * heads, L, S).</summary>
    public static Tensor? Merge(Tensor? attnMask, Tensor? keyPaddingMask, long batch, int heads, long sources, DType dtype)
    {
        if (keyPaddingMask is not null)
        {
            Require(keyPaddingMask, [batch, sources], "a key padding mask");
            var padding = keyPaddingMask.Reshape(batch, 1, 1, sources).Expand(batch, heads, 1, sources).Reshape(batch * heads, 1, sources);
            attnMask = attnMask is null ? padding
                : attnMask.DType == DType.Bool ? attnMask.LogicalOr(padding)
                : attnMask.MaskedFill(padding, double.NegativeInfinity);
        }
        if (attnMask is not { DType: DType.Bool }) return attnMask;
        return Tensor.Zeros(attnMask.Shape, dtype, attnMask.Device).MaskedFill(attnMask, double.NegativeInfinity);
    }

    private static (Tensor Q, Tensor K, Tensor V) Each(
        Tensor query, Tensor key, Tensor value, Tensor ofQuery, Tensor ofKey, Tensor ofValue, Tensor? bias)
    {
        if (bias is not null) Require(bias, [3 * query.Layout.Size(2)], "a bias for queries, keys and values");
        var parts = bias?.Chunk(3);
        return (
            Functional.Linear(query, ofQuery, parts?[0]), Functional.Linear(key, ofKey, parts?[1]),
            Functional.Linear(value, ofValue, parts?[2]));
    }

    private static void Require(Tensor given, ReadOnlySpan<long> shape, string what)
    {
        if (!given.Layout.Sizes.SequenceEqual(shape)) throw Wrong($"{what} of shape {Shape.Create(shape)}", given);
    }

    private static ShapeException Wrong(string expected, params ReadOnlySpan<Tensor> given)
    {
        Shape[] shapes = new Shape[given.Length];
        for (var i = 0; i < shapes.Length; i++) shapes[i] = given[i].Shape;
        return new($"{Name} expects {expected}, but got {string.Join(" and ", shapes)}.") { Operation = Name, Shapes = shapes };
    }
}
