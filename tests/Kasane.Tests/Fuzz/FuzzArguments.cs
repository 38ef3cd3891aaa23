using System.Reflection;

namespace Kasane.Tests.Fuzz;

/// <summary>Random arguments: mostly such as fit the first tensor, sometimes such as do not.</summary>
/// <param name="random">Where the numbers come from.</param>
/// <param name="special">Whether NaN and infinities may be among the elements.</param>
internal sealed class FuzzArguments(Random random, bool special)
{
    private static readonly double[] Doubles = [0, 1, -1, 0.5, 2, 3, 1e-5, -0.5, 0.25, double.NaN, double.PositiveInfinity, 1e30];
    private static readonly long[] FarLongs = [long.MaxValue, long.MinValue, 1L << 61, -9, 12];
    private static readonly int[] FarInts = [int.MaxValue, int.MinValue, -9, 9];
    private static readonly DType[] DTypes = Enum.GetValues<DType>();

    private readonly DType dtype = DTypes[random.Next(3) == 0 ? random.Next(DTypes.Length) : random.Next(2)];
    private long[]? sizes;

    /// <summary>Whether arguments can be made for a parameter.</summary>
    public static bool CanMake(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsEnum || type == typeof(Tensor) || type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(bool)
            || type == typeof(Scalar) || type == typeof(Shape) || type == typeof(Extent) || type == typeof(Ratio)
            || type == typeof(ReadOnlySpan<int>) || type == typeof(ReadOnlySpan<long>) || type == typeof(ReadOnlySpan<double>)
            || type == typeof(IReadOnlyList<Tensor>) || (type == typeof(Device) && parameter.HasDefaultValue);
    }

    /// <summary>A value for a parameter; tensors are described, not made.</summary>
    public object? Make(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(Device)) return null;
        if (parameter.HasDefaultValue && random.Next(2) == 0) return Default(parameter);
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            if (random.Next(3) == 0) return null;
            type = inner;
        }
        return Value(type, parameter.Name!);
    }

    /// <summary>The tensor whose operation it is.</summary>
    public FuzzTensor First()
    {
        sizes = Sizes(random.Next(5));
        return FuzzTensor.Create(random, dtype, sizes, false, special);
    }

    private static object? Default(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsEnum) return Enum.ToObject(type, parameter.DefaultValue!);
        if (type.IsByRefLike) return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        return parameter.DefaultValue ?? (type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null);
    }

    private object? Value(Type type, string name)
    {
        if (type == typeof(Tensor)) return sizes is null ? First() : Other(name);
        if (type == typeof(IReadOnlyList<Tensor>)) return Enumerable.Range(0, random.Next(4)).Select(_ => Other(name)).ToArray();
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(int)) return Int(name);
        if (type == typeof(long)) return IsDegree(name) ? random.Next(-1, 8) : Long();
        if (type == typeof(double)) return Doubles[random.Next(Doubles.Length)];
        if (type == typeof(Scalar)) return IsDegree(name) ? random.Next(-1, 8) : Number();
        if (type == typeof(Shape)) return (Shape)Array.ConvertAll(Longs(true), size => Math.Max(0, size));
        if (type == typeof(Extent)) return Small(Longs(false)) is var extent && extent.Length == 0 ? default(Extent) : (Extent)extent;
        if (type == typeof(Ratio)) return (Ratio)Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(5) == 0 ? Doubles[random.Next(10)] : 1 + random.NextDouble()).ToArray();
        if (type == typeof(ReadOnlySpan<int>)) return Enumerable.Range(0, random.Next(4)).Select(_ => Int("dim")).ToArray();
        if (type == typeof(ReadOnlySpan<long>)) return Longs(name.Contains('s', StringComparison.Ordinal));
        if (type == typeof(ReadOnlySpan<double>)) return Enumerable.Range(0, random.Next(3)).Select(_ => Doubles[random.Next(Doubles.Length)]).ToArray();
        var values = Enum.GetValues(type);
        return random.Next(60) == 0 ? Enum.ToObject(type, 99) : values.GetValue(random.Next(values.Length));
    }

    // Sizes of an operand are never far out: that would be allocated.
    private static long[] Small(long[] values) => Array.ConvertAll(values, value => Math.Clamp(value, -2, 12));

    private int Int(string name)
    {
        var rank = sizes?.Length ?? 2;
        if (random.Next(25) == 0) return name.StartsWith("dim", StringComparison.Ordinal) ? FarInts[random.Next(FarInts.Length)] : random.Next(-9, 9);
        return random.Next(12) == 0 ? random.Next(-rank - 2, rank + 2) : rank == 0 ? 0 : random.Next(-rank, rank);
    }

    private long Long() => random.Next(25) == 0 ? FarLongs[random.Next(FarLongs.Length)] : random.Next(6) == 0 ? random.Next(-3, 6) : random.Next(1, 4);

    private long[] Longs(bool asSizes)
    {
        if (!asSizes || random.Next(3) == 0) return [.. Enumerable.Range(0, random.Next(5)).Select(_ => Long())];
        long[] given = [.. sizes ?? []];
        switch (random.Next(4))
        {
            case 0: random.Shuffle(given); break;
            case 1: given = [2, .. given]; break;
            case 2 when given.Length > 0: given[random.Next(given.Length)] = -1; break;
            case 3 when given.Length > 1: given = [given[0] * given[1], .. given[2..]]; break;
        }
        return given;
    }

    private Scalar Number() => random.Next(12) switch
    {
        0 => true,
        1 => new System.Numerics.Complex(0.5, -1),
        2 => double.NaN,
        3 => double.PositiveInfinity,
        // Beyond a dtype's range the devices may wrap around differently.
        4 => 100,
        < 8 => random.Next(-4, 5),
        _ => random.Next(-150, 150) / 64.0,
    };

    // Polynomials are evaluated degree by degree, as in PyTorch: a degree of 10^18 ends, but not soon.
    private static bool IsDegree(string name) => name is "n" or "N";

    private FuzzTensor Other(string name)
    {
        var index = IsDegree(name) || name.Contains("ind", StringComparison.OrdinalIgnoreCase) || (name.Contains("target", StringComparison.OrdinalIgnoreCase) && random.Next(2) == 0);
        var mask = name.Contains("mask", StringComparison.OrdinalIgnoreCase) || name.Contains("condition", StringComparison.OrdinalIgnoreCase);
        var kind = random.Next(8) == 0 ? DTypes[random.Next(DTypes.Length)] : index ? DType.Int64 : mask ? DType.Bool : random.Next(6) == 0 ? DType.Int64 : dtype;
        return FuzzTensor.Create(random, kind, Related(), index, special);
    }

    private long[] Sizes(int rank) => [.. Enumerable.Range(0, rank).Select(_ => (long)(random.Next(14) == 0 ? 0 : random.Next(5) == 0 ? 1 : random.Next(20) == 0 ? 17 : random.Next(2, 5)))];

    private long[] Related()
    {
        var first = sizes!;
        switch (random.Next(9))
        {
            case 0: return Sizes(random.Next(5));
            case 1: return [.. first.Select(size => random.Next(2) == 0 ? 1 : size)];
            case 2 when first.Length > 0: return first[1..];
            case 3 when first.Length > 0: return [first[^1]];
            case 4 when first.Length > 1: return [first[1]];
            case 5 when first.Length > 1: return [.. first[..^2], first[^1], random.Next(1, 4)];
            default: return [.. first];
        }
    }
}
