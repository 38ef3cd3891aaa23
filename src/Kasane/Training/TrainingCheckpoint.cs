namespace Kasane;

/// <summary>
/// Saves what a training loop of one's own needs to go on: one safetensors file that appears whole or not at all, with the tensors under
/// their paths (<c>model/0.weight</c>). The <see cref="Trainer"/> writes files of the same form.
/// </summary>
public static class TrainingCheckpoint
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="model">Its parameters and buffers are saved.</param>
    /// <param name="optimizer">Its state is saved.</param>
    /// <param name="generator">The random stream to go on with; default <see cref="Generator.Default"/>.</param>
    /// <param name="extra">Whatever else: numbers, texts, tensors, lists and dictionaries of these, such as a scheduler's state dict.</param>
    /// <exception cref="IOException">The file cannot be written; an existing one is untouched.</exception>
    public static void Save(
        string path, Module model, Optimizer? optimizer = null, Generator? generator = null, IReadOnlyDictionary<string, object?>? extra = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(model);
        StateFile.Save(path, new OrderedDictionary<string, object?>
        {
            ["model"] = model.StateDict(),
            ["optimizer"] = optimizer is null ? null : OptimizerStates.Save(optimizer),
            ["random"] = new OrderedDictionary<string, object?> { ["default"] = (generator ?? Generator.Default).GetState() },
            ["extra"] = extra,
        });
    }

    /// <summary>Reads a file back into the same parts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Takes over parameters and buffers.</param>
    /// <param name="optimizer">Takes over the state, where it was saved.</param>
    /// <param name="generator">The random stream that goes on; default <see cref="Generator.Default"/>.</param>
    /// <returns>What was given as <c>extra</c>; empty if nothing was. Integers come back as <c>long</c>, lists as lists of objects.</returns>
    /// <exception cref="CheckpointFormatException">The file is damaged or no checkpoint.</exception>
    /// <exception cref="StateDictException">The file belongs to another model or optimizer.</exception>
    public static IReadOnlyDictionary<string, object?> Load(string path, Module model, Optimizer? optimizer = null, Generator? generator = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(model);
        var state = StateFile.Load(path);
        var saved = optimizer is null ? null : state.GetValueOrDefault("optimizer") as IReadOnlyDictionary<string, object?>;
        var stream = state.Entries("random").Stream("default");
        model.LoadStateDict(state.Tensors("model"));
        if (saved is not null) OptimizerStates.Load(optimizer!, saved);
        if (stream is not null) (generator ?? Generator.Default).SetState(stream);
        return state.GetValueOrDefault("extra") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>();
    }
}
