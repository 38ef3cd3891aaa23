namespace Kasane;

public static partial class Parametrize
{
    /// <summary>
    /// Splits a weight into magnitude and direction, w = g v / |v|: the originals are g (<c>original0</c>) and v (<c>original1</c>)
    /// (Salimans and Kingma 2016). Keys <c>weight_g</c> and <c>weight_v</c> of older checkpoints load too.
    /// </summary>
    /// <param name="module">The module that has the parameter.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="dim">The dimension that keeps norms of its own; null: one norm for the whole weight.</param>
    /// <returns>The module.</returns>
    /// <exception cref="ArgumentException">There is no such parameter, or it is parametrized already.</exception>
    public static T WeightNorm<T>(T module, string name = "weight", int? dim = 0)
        where T : Module
    {
        Register(module, name, new WeightNorm(dim));
        var key = MemberFields.Key(name);
        module.RegisterLoadStateDictPreHook((_, state, prefix) =>
        {
            Rename(state, $"{prefix}{key}_g", $"{prefix}{Container}.{key}.original0");
            Rename(state, $"{prefix}{key}_v", $"{prefix}{Container}.{key}.original1");
        });
        return module;
    }

    /// <summary>
    /// Divides a weight by its largest singular value, found by power iteration, one step a call in training mode (Miyato et al. 2018).
    /// </summary>
    /// <param name="module">The module that has the parameter.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="nPowerIterations">Steps of the power iteration at each call; default 1.</param>
    /// <param name="eps">Keeps norms from being 0; default 1e-12.</param>
    /// <param name="dim">The dimension of the outputs; default 0, for transposed convolutions 1.</param>
    /// <returns>The module.</returns>
    /// <exception cref="ArgumentException">There is no such parameter, or a number is out of range.</exception>
    public static T SpectralNorm<T>(T module, string name = "weight", int nPowerIterations = 1, double eps = 1e-12, int? dim = null)
        where T : Module
    {
        var (_, member) = Find(module, name);
        var transposed = module.GetType().Name.Contains("ConvTranspose", StringComparison.Ordinal);
        return Register(module, name, new SpectralNorm(member.Tensor.Detach(), nPowerIterations, dim ?? (transposed ? 1 : 0), eps));
    }

    private static void Rename(StateDict state, string from, string to)
    {
        if (!state.TryGetValue(from, out var value)) return;
        state[to] = value;
        state.Remove(from);
    }
}
