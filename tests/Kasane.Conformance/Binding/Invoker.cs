using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Kasane.Conformance.Binding;

/// <summary>
/// Calls any method or constructor with its arguments in an array. Reflection cannot pass spans; here a span parameter takes an array
/// in the array's slot and the span is made around it. A returned span comes back as an array. Exceptions come through as they are.
/// </summary>
static class Invoker
{
    public delegate object? Call(object? target, object?[] arguments);

    private static readonly ConcurrentDictionary<MethodBase, Call> Compiled = [];

    public static Call For(MethodBase method) => Compiled.GetOrAdd(method, Compile);

    /// <summary>Whether the method can be called this way: pointers, open generics and strange ref structs cannot.</summary>
    public static bool CanCall(MethodBase method) =>
        !method.ContainsGenericParameters
        && method.GetParameters().All(parameter => CanPass(parameter.ParameterType))
        && (method is not MethodInfo { ReturnType: var result } || CanPass(result));

    private static bool CanPass(Type type)
    {
        if (type.IsByRef) type = type.GetElementType()!;
        return !type.IsPointer && (!type.IsByRefLike || Lists.IsSpan(type));
    }

    private static Call Compile(MethodBase method)
    {
        var dynamic = new DynamicMethod(
            $"call {method.Name}", typeof(object), [typeof(object), typeof(object?[])], typeof(Invoker).Module, true);
        var il = dynamic.GetILGenerator();
        if (!method.IsStatic && method is MethodInfo) LoadTarget(il, method.DeclaringType!);
        var outs = new List<LocalBuilder>();
        foreach (var parameter in method.GetParameters()) LoadArgument(il, parameter, outs);
        if (method is ConstructorInfo constructor) il.Emit(OpCodes.Newobj, constructor);
        else il.Emit(method.IsVirtual && !method.DeclaringType!.IsValueType ? OpCodes.Callvirt : OpCodes.Call, (MethodInfo)method);
        Box(il, method is MethodInfo { ReturnType: var result } ? result : method.DeclaringType!);
        if (outs.Count > 0) PackOuts(il, outs, method is MethodInfo { ReturnType: var returned } && returned != typeof(void));
        il.Emit(OpCodes.Ret);
        return dynamic.CreateDelegate<Call>();
    }

    private static void LoadTarget(ILGenerator il, Type type)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(type.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, type);
    }

    private static void LoadArgument(ILGenerator il, ParameterInfo parameter, List<LocalBuilder> outs)
    {
        var type = parameter.ParameterType;
        if (!type.IsByRef)
        {
            LoadValue(il, type, parameter.Position);
            return;
        }
        var local = il.DeclareLocal(type.GetElementType()!);
        if (parameter.IsOut)
        {
            outs.Add(local);
        }
        else
        {
            LoadValue(il, local.LocalType, parameter.Position);
            il.Emit(OpCodes.Stloc, local);
        }
        il.Emit(OpCodes.Ldloca, local);
    }

    private static void LoadValue(ILGenerator il, Type type, int position)
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, position);
        il.Emit(OpCodes.Ldelem_Ref);
        if (!Lists.IsSpan(type))
        {
            il.Emit(OpCodes.Unbox_Any, type);
            return;
        }
        var array = type.GetGenericArguments()[0].MakeArrayType();
        il.Emit(OpCodes.Castclass, array);
        il.Emit(OpCodes.Call, type.GetMethod("op_Implicit", [array])!);
    }

    private static void Box(ILGenerator il, Type type)
    {
        if (type == typeof(void))
        {
            il.Emit(OpCodes.Ldnull);
            return;
        }
        if (type.IsByRef)
        {
            type = type.GetElementType()!;
            il.Emit(OpCodes.Ldobj, type);
        }
        if (Lists.IsSpan(type))
        {
            var span = il.DeclareLocal(type);
            il.Emit(OpCodes.Stloc, span);
            il.Emit(OpCodes.Ldloca, span);
            il.Emit(OpCodes.Call, type.GetMethod("ToArray")!);
        }
        else if (type.IsValueType)
        {
            il.Emit(OpCodes.Box, type);
        }
    }

    // The result and the out parameters become one list.
    private static void PackOuts(ILGenerator il, List<LocalBuilder> outs, bool hasResult)
    {
        var result = il.DeclareLocal(typeof(object));
        il.Emit(OpCodes.Stloc, result);
        var first = hasResult ? 1 : 0;
        il.Emit(OpCodes.Ldc_I4, outs.Count + first);
        il.Emit(OpCodes.Newarr, typeof(object));
        for (var i = 0; i < outs.Count + first; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldloc, i < first ? result : outs[i - first]);
            if (i >= first && outs[i - first].LocalType.IsValueType) il.Emit(OpCodes.Box, outs[i - first].LocalType);
            il.Emit(OpCodes.Stelem_Ref);
        }
    }
}
