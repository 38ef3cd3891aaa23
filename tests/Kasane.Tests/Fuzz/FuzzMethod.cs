using System.Linq.Expressions;
using System.Reflection;

namespace Kasane.Tests.Fuzz;

/// <summary>A public operation that can be called with random arguments.</summary>
internal sealed class FuzzMethod
{
    // Results that depend on the thread's generator, on memory nobody wrote, or on where a tensor is.
    private static readonly string[] Excluded =
    [
        "Rand", "Dropout", "Bernoulli", "Multinomial", "Normal", "Uniform", "Exponential", "Geometric", "Cauchy", "Poisson", "Binomial",
        "RRelu", "Gumbel", "Empty", "Resize", "FractionalMaxPool", "LowRank", "SetBackward", "DataPtr", "ShareMemory", "RegisterHook",
        "get_", "set_", "add_", "remove_", "Equals", "GetHashCode", "ToString", "GetType", "Backward", "CompareTo", "Item",
    ];

    private readonly MethodInfo method;
    private Func<object?[], object?>? compiled;

    private FuzzMethod(MethodInfo method)
    {
        this.method = method;
        Parameters = method.GetParameters();
    }

    /// <summary>Every operation that random arguments can be made for, in a stable order.</summary>
    public static FuzzMethod[] All { get; } =
    [
        .. Methods().Where(IsFit).OrderBy(method => method.Name, StringComparer.Ordinal).ThenBy(method => method.ToString(), StringComparer.Ordinal)
            .Select(method => new FuzzMethod(method)),
    ];

    public string Name => $"{method.DeclaringType!.Name}.{method.Name}";

    public bool IsTransform => method.DeclaringType == typeof(Fourier) || method.DeclaringType!.Assembly != typeof(Tensor).Assembly || method.Name.Contains("Stft", StringComparison.Ordinal);

    public bool IsInstance => !method.IsStatic;

    public ParameterInfo[] Parameters { get; }

    /// <summary>Calls the operation; for one of a tensor's own, the tensor is the first argument.</summary>
    public object? Call(object?[] arguments) => (compiled ??= Compile())(arguments);

    private static IEnumerable<MethodInfo> Methods()
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.DeclaredOnly;
        Type[] holders = [typeof(Functional), typeof(Special), typeof(Fourier), typeof(Masked), typeof(Linalg), .. typeof(Decompositions).Assembly.GetExportedTypes()];
        return holders.Where(type => type.IsAbstract && type.IsSealed).Distinct().SelectMany(type => type.GetMethods(Public | BindingFlags.Static))
            .Concat(typeof(Tensor).GetMethods(Public | BindingFlags.Instance));
    }

    private static bool IsFit(MethodInfo method) =>
        !method.IsGenericMethod
        && !method.ReturnType.IsByRefLike && method.ReturnType != typeof(void)
        && !Excluded.Any(word => method.Name.Contains(word, StringComparison.Ordinal))
        && (!method.IsStatic || method.GetParameters() is [var first, ..] && first.ParameterType == typeof(Tensor))
        && method.GetParameters().All(FuzzArguments.CanMake);

    private Func<object?[], object?> Compile()
    {
        var given = Expression.Parameter(typeof(object?[]));
        var shift = IsInstance ? 1 : 0;
        Expression Argument(int i, Type type) => Expression.Convert(Expression.ArrayIndex(given, Expression.Constant(i)), type);
        var arguments = Parameters.Select((parameter, i) =>
        {
            var type = parameter.ParameterType;
            if (!type.IsByRefLike) return Argument(i + shift, type);
            var array = type.GetGenericArguments()[0].MakeArrayType();
            return Expression.Call(type.GetMethod("op_Implicit", [array])!, Argument(i + shift, array));
        });
        var call = Expression.Call(IsInstance ? Argument(0, typeof(Tensor)) : null, method, arguments);
        return Expression.Lambda<Func<object?[], object?>>(Expression.Convert(call, typeof(object)), given).Compile();
    }
}
