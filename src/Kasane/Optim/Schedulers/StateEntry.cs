using System.Collections;

namespace Kasane.Internal;

/// <summary>
/// One value of a scheduler's state dict: how it is written, and how it is read. What is read takes effect only when it is run.
/// </summary>
internal sealed record StateEntry(string Name, Func<object?> Get, Func<object?, Action> Read)
{
    /// <summary>A value that is written for PyTorch's sake and not read.</summary>
    public static StateEntry Fixed(string name, object? value) => new(name, () => value, _ => () => { });

    public static StateEntry Real(string name, Func<double> get, Action<double> set) => new(name, () => get(), value =>
    {
        var number = Number(name, value);
        return () => set(number);
    });

    /// <summary>A count of steps or epochs, which is an integer unless fractions were given.</summary>
    public static StateEntry Epoch(string name, Func<double> get, Action<double> set) => new(name, () => Whole(get()), value =>
    {
        var number = Number(name, value);
        return () => set(number);
    });

    public static StateEntry Integer(string name, Func<long> get, Action<long> set) => new(name, () => get(), value =>
    {
        var number = Number(name, value);
        if (number != Math.Floor(number)) throw Wrong(name, value, "an integer");
        return () => set((long)number);
    });

    public static StateEntry Flag(string name, Func<bool> get, Action<bool> set) => new(name, () => get(), value =>
    {
        if (value is not bool flag) throw Wrong(name, value, "a bool");
        return () => set(flag);
    });

    public static StateEntry Reals(string name, Func<double[]> get, Action<double[]> set) => new(name, () => get().ToArray(), value =>
    {
        double[] numbers = [.. Items(name, value).Select(item => Number(name, item))];
        return () => set(numbers);
    });

    /// <summary>One of a few words.</summary>
    public static StateEntry Word<T>(string name, IReadOnlyDictionary<T, string> words, Func<T> get, Action<T> set)
        where T : struct, Enum => new(name, () => words[get()], value =>
    {
        foreach (var (meaning, word) in words)
            if (word.Equals(value)) return () => set(meaning);
        throw Wrong(name, value, string.Join(" or ", words.Values.Select(word => $"'{word}'")));
    });

    /// <summary>The states of several schedulers.</summary>
    public static StateEntry Nested(string name, IReadOnlyList<LRScheduler> schedulers) =>
        new(name, () => schedulers.Select(scheduler => scheduler.StateDict()).ToArray(), value =>
        {
            var states = Items(name, value).Cast<IReadOnlyDictionary<string, object?>?>().ToList();
            if (states.Count != schedulers.Count) throw Wrong(name, value, $"the states of {schedulers.Count} schedulers");
            Action[] all = [.. schedulers.Zip(states, (scheduler, state) =>
                scheduler.Reading(state ?? throw Wrong(name, value, "states")))];
            return () => Array.ForEach(all, action => action());
        });

    public static object Whole(double value) => value == Math.Floor(value) && Math.Abs(value) < 1L << 53 ? (object)(long)value : value;

    public static IEnumerable<object?> Items(string name, object? value) =>
        value is IEnumerable items and not string ? items.Cast<object?>() : throw Wrong(name, value, "a list");

    public static double Number(string name, object? value) => value switch
    {
        int or long or float or double => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        Tensor { ElementCount: 1 } tensor => tensor.Item().ToDouble(),
        _ => throw Wrong(name, value, "a number"),
    };

    public static StateDictException Wrong(string name, object? value, string expected) =>
        new($"'{name}' of a scheduler's state dict is expected to be {expected}, but is {value ?? "null"}; nothing was changed.");
}
