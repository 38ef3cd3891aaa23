using System.Collections;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>A value of a state dict's parameter group, on its way to a typed option.</summary>
internal readonly record struct OptionValue(string Name, object? Value)
{
    public double ToDouble() => Number(Value) ?? throw Wrong("a number");

    public bool ToBoolean() => Value is bool flag ? flag : throw Wrong("a bool");

    public int ToInt32() => Value switch
    {
        int small => small,
        long integer and >= int.MinValue and <= int.MaxValue => (int)integer,
        _ => throw Wrong("an integer"),
    };

    public string? ToText() => Value is null or string ? (string?)Value : throw Wrong("a string or null");

    public (double First, double Second) ToPair()
    {
        object?[]? items = Value switch
        {
            ITuple { Length: 2 } tuple => [tuple[0], tuple[1]],
            string => null,
            IEnumerable list => [.. list.Cast<object?>()],
            _ => null,
        };
        return items is { Length: 2 } && Number(items[0]) is { } first && Number(items[1]) is { } second 
            ? (first, second)
            : throw Wrong("two numbers");
    }

    private static double? Number(object? value) => value switch
    {
        double real => real,
        float real => real,
        long integer => integer,
        int integer => integer,
        _ => null,
    };

    private StateDictException Wrong(string expected) =>
        new($"The option '{Name}' of a parameter group is expected to be {expected}, but is {Value ?? "null"}; nothing was changed.");
}
