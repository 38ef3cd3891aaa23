namespace Kasane.Internal;

/// <summary>
/// Higher orders of a fused operation: its results are computed again by a twin made of other operations, and the twin's graph is
/// differentiated.
/// </summary>
internal static class Recomputed
{
    /// <summary>The gradients of the operation's inputs, recorded.</summary>
    /// <param name="twin">Computes the first results from the inputs.</param>
    /// <param name="gradients">Those of the results; null where a result was not used.</param>
    /// <param name="saved">Must hold all inputs.</param>
    public static Tensor?[] Gradients(Func<Tensor?[], Tensor[]> twin, ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var inputs = new Tensor?[saved.Count];
        var (wanted, places) = (new List<Tensor>(), new List<int>());
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!saved.Has(i)) continue;
            var input = saved.Input(i);
            inputs[i] = input;
            if (!input.RequiresGrad) continue;
            // A tensor of its own: one input may have been made from another, which is not this operation's matter.
            inputs[i] = input.View(input.Layout.Sizes);
            wanted.Add(inputs[i]!);
            places.Add(i);
        }
        var results = twin(inputs);
        var (roots, starts) = (new List<Tensor>(), new List<Tensor?>());
        for (var i = 0; i < results.Length && i < gradients.Length; i++)
        {
            if (gradients[i] is not { } gradient || !results[i].RequiresGrad) continue;
            roots.Add(results[i]);
            starts.Add(gradient);
        }
        var found = new Tensor?[saved.Count];
        if (roots.Count == 0) return found;
        var all = Autograd.Grad(roots, wanted, starts, createGraph: true, allowUnused: true);
        for (var i = 0; i < places.Count; i++) found[places[i]] = all[i];
        return found;
    }
}
