using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>
/// Makes a batch of items. The functions fit into each other: <c>Collate.Pair(Collate.Stack, Collate.Numbers)</c> turns a list of
/// <c>(Tensor, long)</c> into <c>(Tensor, Tensor)</c>.
/// </summary>
public static class Collate
{
    private static readonly Func<IReadOnlyList<Tensor>, Tensor> Single = Stack;
    private static readonly Func<IReadOnlyList<(Tensor, Tensor)>, (Tensor, Tensor)> Double = Stack;
    private static readonly Func<IReadOnlyList<(Tensor, Tensor, Tensor)>, (Tensor, Tensor, Tensor)> Triple = Stack;

    /// <summary>Tensors of one shape, stacked along a new dimension 0.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor Stack(IReadOnlyList<Tensor> items) => Functional.Stack(items);

    /// <summary>Pairs of tensors, stacked each.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static (Tensor, Tensor) Stack(IReadOnlyList<(Tensor, Tensor)> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return (Stack([.. items.Select(item => item.Item1)]), Stack([.. items.Select(item => item.Item2)]));
    }

    /// <summary>Triples of tensors, stacked each.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static (Tensor, Tensor, Tensor) Stack(IReadOnlyList<(Tensor, Tensor, Tensor)> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return (Stack([.. items.Select(item => item.Item1)]), Stack([.. items.Select(item => item.Item2)]), Stack([.. items.Select(item => item.Item3)]));
    }

    /// <summary>Integers as a vector of Int64.</summary>
    public static Tensor Numbers(IReadOnlyList<long> items) => Tensor.From<long>([.. items]);

    /// <summary>Integers as a vector of Int64.</summary>
    public static Tensor Numbers(IReadOnlyList<int> items) => Tensor.From<long>([.. items.Select(item => (long)item)]);

    /// <summary>Numbers as a vector of Float32.</summary>
    public static Tensor Numbers(IReadOnlyList<float> items) => Tensor.From<float>([.. items]);

    /// <summary>Numbers as a vector of Float64.</summary>
    public static Tensor Numbers(IReadOnlyList<double> items) => Tensor.From<double>([.. items]);

    /// <summary>Truth values as a vector of Bool.</summary>
    public static Tensor Numbers(IReadOnlyList<bool> items) => Tensor.From<bool>([.. items]);

    /// <summary>The items themselves, e.g. texts or pictures of different sizes.</summary>
    public static IReadOnlyList<T> List<T>(IReadOnlyList<T> items) => [.. items];

    /// <summary>Pairs, each side made by a function of its own.</summary>
    public static Func<IReadOnlyList<(TFirst, TSecond)>, (TFirstBatch, TSecondBatch)> Pair<TFirst, TSecond, TFirstBatch, TSecondBatch>(
        Func<IReadOnlyList<TFirst>, TFirstBatch> first, Func<IReadOnlyList<TSecond>, TSecondBatch> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return items => (first([.. items.Select(item => item.Item1)]), second([.. items.Select(item => item.Item2)]));
    }

    /// <summary>Dictionaries with the same keys, key by key.</summary>
    public static Func<IReadOnlyList<IReadOnlyDictionary<string, TItem>>, IReadOnlyDictionary<string, TBatch>> Dictionary<TItem, TBatch>(
        Func<IReadOnlyList<TItem>, TBatch> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return items =>
        {
            foreach (var item in items)
                if (item.Count != items[0].Count || !items[0].Keys.All(item.ContainsKey))
                    throw new ArgumentException(
                        $"A batch expects the same keys in every item, but got ({string.Join(", ", items[0].Keys)}) and "
                        + $"({string.Join(", ", item.Keys)}).",
                        nameof(items));
            var batch = new OrderedDictionary<string, TBatch>();
            foreach (var key in items[0].Keys) batch[key] = value([.. items.Select(item => item[key])]);
            return batch;
        };
    }

    /// <summary>
    /// Records, tuples and dictionaries, part by part, nested as one likes: tensors are stacked, numbers become a vector (integers Int64),
    /// texts a list. The batch's parts stand in the order of the item's.
    /// </summary>
    /// <typeparam name="TItem">E.g. <c>record Sample(Tensor Image, int Label, string Name)</c>.</typeparam>
    /// <typeparam name="TBatch">E.g. <c>record Batch(Tensor Images, Tensor Labels, IReadOnlyList&lt;string&gt; Names)</c>.</typeparam>
    [RequiresUnreferencedCode("Records are taken apart by reflection. Write the function by hand where the program is trimmed.")]
    [RequiresDynamicCode("Records are taken apart by reflection. Write the function by hand where the program is compiled ahead of time.")]
    public static Func<IReadOnlyList<TItem>, TBatch> Structured<TItem, TBatch>()
    {
        var make = StructuredCollate.Plan(typeof(TItem), typeof(TBatch));
        return items => (TBatch)make([.. items]);
    }

    /// <summary>Whether a function stacks as a selection of rows does.</summary>
    internal static bool IsStack(Delegate collate) => collate.Equals(Single) || collate.Equals(Double) || collate.Equals(Triple);
}
