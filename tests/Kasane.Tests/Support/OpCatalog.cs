using System.Reflection;
using System.Runtime.CompilerServices;
using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Every pointwise op struct of the library, found by reflection, with attributes that make sense.</summary>
public static class OpCatalog
{
    // What a constructor parameter gets; everything else is 0.5.
    private static readonly Dictionary<string, double> Attributes = new(StringComparer.Ordinal)
    {
        ["Min"] = -0.75, ["Max"] = 1.25, ["Slope"] = 0.2, ["Threshold"] = 3, ["Beta"] = 1.5, ["Eps"] = 0.01, ["Positive"] = 1.1,
        ["Negative"] = 1.7, ["Inner"] = 0.9, ["PositiveInfinity"] = 9, ["NegativeInfinity"] = -9, ["NaN"] = 3, ["Level"] = 0.25, ["Value"] = 2,
        ["Alpha"] = 2, ["Exponent"] = 3, ["Weight"] = 0.3,
    };

    public static IReadOnlyList<object> All { get; } = [.. Types().Select(Create)];

    public static IEnumerable<T> Of<T>() => All.OfType<T>();

    private static IEnumerable<Type> Types() =>
        typeof(Tensor).Assembly.GetTypes()
            .Where(type => type.IsValueType && !type.IsGenericType && type.GetInterfaces().Any(i => i == typeof(IUnaryOp) || i == typeof(IBinaryOp) || i == typeof(ITernaryOp)))
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static object Create(Type type)
    {
        var constructor = type.GetConstructors().Where(c => c.GetParameters().Length > 0).OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        return constructor is null
            ? RuntimeHelpers.GetUninitializedObject(type)
            : constructor.Invoke(Array.ConvertAll(constructor.GetParameters(), Argument));
    }

    private static object Argument(ParameterInfo parameter)
    {
        var number = Attributes.GetValueOrDefault(parameter.Name!, 0.5);
        var type = parameter.ParameterType;
        if (type == typeof(double)) return number;
        if (type == typeof(Scalar)) return (Scalar)(number == Math.Floor(number) ? (long)number : number);
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return 2;
        if (type == typeof(DType)) return DType.Float64;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        throw new InvalidOperationException($"{parameter.Member.DeclaringType} has a parameter of {type}, for which the catalog knows no value.");
    }
}
