namespace Kasane.Dialects;

/// <summary>What models of different dialects can do with each other.</summary>
public static class DialectModules
{
    /// <summary>
    /// Takes over the parameters and buffers of a model of the same architecture that was written in another dialect. They are paired by key
    /// where all keys agree, and otherwise by their order: a Dense with an activation takes one place where a Linear and a ReLU take two.
    /// </summary>
    /// <param name="module">The module that gets the values. Layers without shapes get those too.</param>
    /// <param name="source">Where the values come from.</param>
    /// <returns>The module.</returns>
    /// <exception cref="StateDictException">Number or shapes differ; nothing was changed.</exception>
    public static T LoadFrom<T>(this T module, Module source)
        where T : Module
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(source);
        var given = source.StateDict();
        var own = module.StateDict();
        if (own.Keys.ToHashSet().SetEquals(given.Keys))
        {
            module.LoadStateDict(given);
            return module;
        }
        if (own.Count != given.Count)
            throw new StateDictException(
                $"The two modules must hold equally many tensors, but {module.GetType().Name} has {own.Count} ({string.Join(", ", own.Keys)}) and "
                + $"{source.GetType().Name} has {given.Count} ({string.Join(", ", given.Keys)}).");
        var renamed = new StateDict();
        foreach (var (key, value) in own.Keys.Zip(given.Values)) renamed[key] = value;
        module.LoadStateDict(renamed);
        return module;
    }
}
