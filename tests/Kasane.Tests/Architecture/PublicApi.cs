using System.Reflection;
using System.Runtime.CompilerServices;

namespace Kasane.Tests;

/// <summary>Everything an assembly shows to its users, one line per type and member, sorted.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static string[] Of(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes().Where(type => !IsCompilers(type)).SelectMany(Lines).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Lines(Type type)
    {
        var name = TypeText.Of(type);
        yield return $"{name} [{TypeText.Kind(type)}]{Parents(type)}";
        if (type.IsEnum)
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                yield return $"{name}.{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)}";
            yield break;
        }
        foreach (var member in type.GetMembers(Declared))
            if (Member(member) is { } text) yield return $"{name}.{text}";
    }

    private static string Parents(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type)) return "";
        var parents = type.GetInterfaces().Where(parent => parent.IsPublic).Select(TypeText.Of).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } super && super != typeof(object) && super != typeof(ValueType)) parents.Insert(0, TypeText.Of(super));
        return parents.Count == 0 ? "" : $" : {string.Join(", ", parents)}";
    }

    private static string? Member(MemberInfo member) => member switch
    {
        ConstructorInfo made when IsVisible(made) => $"new({Parameters(made)}){Access(made)}",
        FieldInfo { IsPublic: true } field => $"{field.Name}: {Static(field.IsStatic)}{TypeText.Of(field.FieldType)}",
        PropertyInfo property => Property(property),
        EventInfo { AddMethod: { } add } happening when IsVisible(add) => $"{happening.Name}: event {TypeText.Of(happening.EventHandlerType!)}",
        MethodInfo method when IsVisible(method) && !IsAccessor(method) && !IsCompilers(method) => Method(method),
        _ => null,
    };

    private static string? Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToArray();
        if (accessors.Length == 0) return null;
        var verbs = accessors.Select(accessor => Verb(property, accessor) + Access(accessor)).Order(StringComparer.Ordinal);
        var index = property.GetIndexParameters().Length == 0 ? "" : $"[{string.Join(", ", property.GetIndexParameters().Select(TypeText.Parameter))}]";
        return $"{property.Name}{index}: {Modifiers(accessors[0])}{TypeText.Of(property.PropertyType)} {{ {string.Join("; ", verbs)} }}";
    }

    private static string Verb(PropertyInfo property, MethodInfo accessor)
    {
        if (accessor == property.GetMethod) return "get";
        return accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";
    }

    // The members of an extension block are static methods of their class; a property's getter is shown as a property of its receiver.
    private static string Method(MethodInfo method)
    {
        if (method.Name.StartsWith("get_", StringComparison.Ordinal) && method.IsStatic)
            return $"{method.Name[4..]}: extension({Parameters(method)}) {TypeText.Of(method.ReturnType)} {{ get }}";
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : "";
        var receiver = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
        return $"{method.Name}{generic}({receiver}{Parameters(method)}): {Modifiers(method)}{TypeText.Of(method.ReturnType)}{Access(method)}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(TypeText.Parameter));

    private static string Modifiers(MethodBase method)
    {
        if (method.IsStatic) return "static ";
        if (method.DeclaringType!.IsInterface) return "";
        if (method.IsAbstract) return "abstract ";
        if (!method.IsVirtual || method.IsFinal) return "";
        return ((MethodInfo)method).GetBaseDefinition() == method ? "virtual " : "override ";
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Access(MethodBase method) => method.IsPublic ? "" : " [protected]";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCompilers(MemberInfo member) => member.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName
        && method.DeclaringType!.GetProperties(Declared).Any(property => property.GetAccessors(true).Contains(method));
}
