using System.Diagnostics.CodeAnalysis;

namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// Calls a module as a pure function of its parameters: with the given tensors in the place of those parameters and buffers, to which
    /// gradients then flow. The module itself is not changed and may be used by other threads meanwhile.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="parameters">
    /// Tensors by state-dict key; what is not named keeps the module's own. A tensor that stands for a buffer is what the call updates.
    /// </param>
    /// <param name="input">The input.</param>
    /// <remarks>The call runs on a copy of the tree's structure; a lambda that has captured a module goes on using the original.</remarks>
    /// <exception cref="ArgumentException">The module has no member with such a key.</exception>
    /// <exception cref="ShapeException">A tensor's shape differs from the parameter's.</exception>
    public static TOutput FunctionalCall<
        [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput>(
        Module<TInput, TOutput> module, IReadOnlyDictionary<string, Tensor> parameters, TInput input) =>
        With(module, parameters).Call(input);

    /// <summary>A copy of the tree's structure with the given tensors in the place of parameters and buffers; all else is shared.</summary>
    internal static T With<T>(T module, IReadOnlyDictionary<string, Tensor> parameters)
        where T : Module
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(parameters);
        var replacements = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
        var own = StateWalk.Entries(module);
        foreach (var (key, value) in parameters)
        {
            if (!own.TryGetValue(key, out var member))
                throw new ArgumentException(
                    $"{module.GetType().Name} has no parameter or buffer '{key}'. Keys are: {string.Join(", ", own.Keys)}.",
                    nameof(parameters));
            if (!member.IsUninitialized && value.Shape != member.Tensor.Shape)
                throw new ShapeException($"FunctionalCall expects '{key}' to have shape {member.Tensor.Shape}, but got {value.Shape}.")
                {
                    Operation = nameof(FunctionalCall),
                    Shapes = [member.Tensor.Shape, value.Shape],
                };
            replacements[member.Tensor] = member.Kind == MemberKind.Parameter ? Parameter.Aliasing(value) : value;
        }
        return (T)new ModuleCopier(tensor => replacements.GetValueOrDefault(tensor, tensor), keepHooks: true).Copy(module);
    }
}
