namespace Kasane;

/// <summary>Switches that concern a module and all below it. They return the module in its own type: <c>var net = new Mlp().Eval();</c>.</summary>
public static class ModuleModes
{
    /// <summary>Switches this module and all below to training mode (or, with false, to evaluation mode).</summary>
    /// <param name="module">The module.</param>
    /// <param name="mode">True (default) for training, false for evaluation.</param>
    /// <returns>This module.</returns>
    public static T Train<T>(this T module, bool mode = true)
        where T : Module
    {
        ArgumentNullException.ThrowIfNull(module);
        foreach (var (_, part) in TreeWalk.Modules(module)) part.SetMode(mode);
        return module;
    }

    /// <summary>Switches this module and all below to evaluation mode: dropout passes everything, batch norm uses its running statistics.</summary>
    /// <param name="module">The module.</param>
    /// <returns>This module.</returns>
    public static T Eval<T>(this T module)
        where T : Module => module.Train(false);

    /// <summary>Sets whether the parameters of this module and all below collect gradients.</summary>
    /// <param name="module">The module.</param>
    /// <param name="requiresGrad">True (default) to train them, false to freeze them.</param>
    /// <returns>This module.</returns>
    public static T RequiresGrad<T>(this T module, bool requiresGrad = true)
        where T : Module
    {
        ArgumentNullException.ThrowIfNull(module);
        foreach (var parameter in module.Parameters()) parameter.RequiresGrad = requiresGrad;
        return module;
    }

    /// <summary>Stops the training of all parameters: <see cref="RequiresGrad{T}"/> with false.</summary>
    /// <param name="module">The module.</param>
    /// <returns>This module.</returns>
    public static T Freeze<T>(this T module)
        where T : Module => module.RequiresGrad(false);

    /// <summary>Calls an action on every module below and then on this one, children first.</summary>
    /// <param name="module">The module.</param>
    /// <param name="action">What to do, e.g. <c>m => { if (m is Linear l) Init.XavierUniform(l.Weight); }</c>.</param>
    /// <returns>This module.</returns>
    public static T Apply<T>(this T module, Action<Module> action)
        where T : Module
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(action);
        foreach (var (_, child) in module.NamedChildren()) child.Apply(action);
        action(module);
        return module;
    }
}
