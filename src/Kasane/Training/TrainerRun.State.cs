namespace Kasane.Internal;

// Checkpoints: what is in them, and how a run goes on from one.
internal sealed partial class TrainerRun<TBatch>
{
    /// <summary>The streams as they were when the epoch began: with them the loader gives the same order again.</summary>
    private byte[] defaultAtStart = [];
    private byte[] loaderAtStart = [];

    private Generator? OwnStream =>
        data.Options.Generator is { } generator && !ReferenceEquals(generator, Generator.Default) ? generator : null;

    private IEnumerable<IStateful> StatefulCallbacks => options.Callbacks.OfType<IStateful>();

    private void NoteStreams()
    {
        defaultAtStart = Generator.Default.GetState();
        loaderAtStart = OwnStream?.GetState() ?? [];
        inEpoch = true;
    }

    /// <summary>Begins the epoch, or the rest of one: the loader draws its order again, then the streams go on where they were.</summary>
    private BatchEnumerator<TBatch> Open(bool resumed)
    {
        if (!resumed) return data.StartAt(0);
        var now = Generator.Default.GetState();
        Generator.Default.SetState(defaultAtStart);
        OwnStream?.SetState(loaderAtStart);
        var batches = data.StartAt(context.Batch);
        Generator.Default.SetState(now);
        return batches;
    }

    private OrderedDictionary<string, object?> Snapshot() => new()
    {
        ["model"] = context.Model.StateDict(),
        ["optimizer"] = OptimizerStates.Save(options.Optimizer),
        ["schedule"] = options.Schedule?.StateDict(),
        ["precision"] = options.Precision?.StateDict(),
        ["callbacks"] = StatefulCallbacks.Select(callback => callback.StateDict()).ToArray(),
        ["random"] = new OrderedDictionary<string, object?>
        {
            ["default"] = Generator.Default.GetState(),
            ["default_at_start"] = defaultAtStart,
            ["loader"] = OwnStream?.GetState() ?? [],
            ["loader_at_start"] = loaderAtStart,
            ["validation"] = options.Validation?.Options.Generator?.GetState() ?? [],
            ["others"] = options.Generators.Select(generator => generator.GetState()).ToArray(),
        },
        ["epoch"] = context.Epoch,
        ["batch"] = context.Batch,
        ["step"] = context.Step,
        ["in_epoch"] = inEpoch,
        ["loss"] = context.Loss,
        ["loss_sum"] = context.EpochLoss.Sum,
        ["loss_weight"] = context.EpochLoss.Weight,
        ["stopped"] = context.StopRequested,
        ["history"] = context.History.Select(report => report.Save()).ToArray(),
        ["best"] = best.Select(entry => new OrderedDictionary<string, object?> { ["file"] = entry.File, ["value"] = entry.Value }).ToArray(),
    };

    /// <summary>Goes on from the newest checkpoint, if that is wanted and there is one.</summary>
    private bool Restore()
    {
        if (options.Checkpoint is not { Resume: true } checkpoint || !File.Exists(checkpoint.LastPath)) return false;
        var state = StateFile.Load(checkpoint.LastPath);
        Load(state);
        RemoveForgotten();
        return true;
    }

    private void Load(IReadOnlyDictionary<string, object?> state)
    {
        var callbacks = StatefulCallbacks.ToArray();
        var saved = state.Rows("callbacks");
        if (saved.Count != callbacks.Length)
            throw new StateDictException(
                $"The checkpoint has {saved.Count} callbacks with a state, but there are {callbacks.Length}. "
                + "Pass the same callbacks as before.");
        context.Model.LoadStateDict(state.Tensors("model"));
        OptimizerStates.Load(options.Optimizer, state.Entries("optimizer"));
        if (options.Schedule is { } schedule && state.GetValueOrDefault("schedule") is not null) schedule.LoadStateDict(state.Entries("schedule"));
        if (options.Precision is { } precision && state.GetValueOrDefault("precision") is not null) precision.LoadStateDict(state.Entries("precision"));
        for (var i = 0; i < callbacks.Length; i++) callbacks[i].LoadStateDict(saved[i]);
        LoadStreams(state.Entries("random"));
        context.Epoch = state.Count("epoch");
        context.Batch = state.Count("batch");
        context.Step = state.Integer("step");
        context.Loss = state.Real("loss");
        inEpoch = state.Flag("in_epoch");
        context.EpochLoss.Restore(state.Real("loss_sum"), state.Real("loss_weight"));
        if (state.Flag("stopped")) context.Stop();
        context.Reports.AddRange(state.Rows("history").Select(EpochReport.Load));
        best.AddRange(state.Rows("best").Select(entry => (BestFile(entry.Text("file")), entry.Real("value"))));
    }

    private void LoadStreams(IReadOnlyDictionary<string, object?> streams)
    {
        if (streams.Stream("default") is { } shared) Generator.Default.SetState(shared);
        defaultAtStart = streams.Stream("default_at_start") ?? [];
        loaderAtStart = streams.Stream("loader_at_start") ?? [];
        if (streams.Stream("loader") is { } own) OwnStream?.SetState(own);
        if (streams.Stream("validation") is { } held) options.Validation?.Options.Generator?.SetState(held);
        var others = streams.Streams("others");
        if (others.Count != options.Generators.Count)
            throw new StateDictException(
                $"The checkpoint has {others.Count} more random streams, but there are {options.Generators.Count}. "
                + "Pass the same generators as before.");
        for (var i = 0; i < others.Count; i++) options.Generators[i].SetState(others[i]);
    }
}
