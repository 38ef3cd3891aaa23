namespace Kasane.Dialects.Flax;

/// <summary>The state of a model, apart from the model: its parameters and what it counts along the way.</summary>
/// <param name="Params">The parameters by key, such as <c>hidden.weight</c>; each is a leaf that collects gradients.</param>
/// <param name="BatchStats">Buffers by key: running means and variances.</param>
public sealed record Variables(StateDict Params, StateDict BatchStats)
{
    /// <summary>All of it by key, as state dicts of other modules name it.</summary>
    public StateDict All()
    {
        var all = new StateDict();
        foreach (var (key, value) in Params.Concat(BatchStats)) all[key] = value;
        return all;
    }

    /// <summary>The keys and shapes, a line each.</summary>
    public override string ToString() => string.Join('\n', Params.Concat(BatchStats).Select(pair => $"{pair.Key}: {pair.Value.DType}{pair.Value.Shape}"));
}
