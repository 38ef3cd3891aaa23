namespace Kasane.Dialects.Gluon;

/// <summary>What Gluon's blocks can do, for every module of the tree: Kasane's own layers may stand among them.</summary>
public static class Blocks
{
    /// <summary>Lets the layers make their weights: at their first call, when they know their input. Biases start at zero.</summary>
    /// <param name="module">The network.</param>
    /// <param name="initializer">Fills each weight; default: uniform in +-0.07.</param>
    /// <param name="forceReinit">Whether layers that have weights draw new ones.</param>
    public static void Initialize(this Module module, Initializer? initializer = null, bool forceReinit = false)
    {
        ArgumentNullException.ThrowIfNull(module);
        using var mode = Autograd.NoGrad();
        initializer ??= weight => Init.Uniform(weight, -0.07, 0.07);
        foreach (var part in module.Modules())
        {
            if (part is Block block) block.Fill(initializer, forceReinit);
            if (part is not DeferredLayer { Style: GluonStyle } layer) continue;
            layer.Style = new GluonStyle(initializer);
            if (forceReinit && layer.IsBuilt) Redraw(layer, initializer);
        }
    }

    /// <summary>All parameters with their keys.</summary>
    public static IReadOnlyDictionary<string, Parameter> CollectParams(this Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module.NamedParameters().ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    private static void Redraw(DeferredLayer layer, Initializer initializer)
    {
        foreach (var (name, parameter) in layer.NamedParameters())
        {
            if (name != "weight") Init.Zeros(parameter);
            else if (layer is BatchNorm) Init.Ones(parameter);
            else initializer(parameter);
        }
    }
}
