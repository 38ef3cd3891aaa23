namespace Kasane.Internal;

/// <summary>
/// One checkpointed call. What the function saves is not kept: only places for it. When the first of them is asked for, the function
/// runs again from its saved inputs and fills all places that are still needed.
/// </summary>
internal sealed class Checkpointed : SavedTensorHooks
{
    private readonly Func<Tensor[], Tensor[]> function;
    private readonly Saved[] inputs;
    private readonly byte[]? randomState;
    private readonly AutocastState? casts = AutocastMode.Current;
    private readonly List<WeakReference<Place>> places = [];

    public Checkpointed(Func<Tensor[], Tensor[]> function, Tensor[] inputs, bool preserveRandomState)
    {
        this.function = function;
        // Inside of another checkpoint these are places, too.
        this.inputs = Array.ConvertAll(inputs, Saved.Of);
        randomState = preserveRandomState ? Generator.Default.GetState() : null;
    }

    public override object? Pack(Tensor tensor)
    {
        var place = new Place();
        places.Add(new(place));
        return place;
    }

    public override Tensor Unpack(object? packed, Node node)
    {
        var place = (Place)packed!;
        if (place.Tensor is null) RunAgain(node);
        return place.Tensor ?? throw Differs(node);
    }

    private void RunAgain(Node node)
    {
        var refill = new Refill(places);
        var later = randomState is null ? null : Generator.Default.GetState();
        var before = Exchange(null);
        try
        {
            if (randomState is not null) Generator.Default.SetState(randomState);
            using var mode = new GradModeGuard(true, false);
            using var scope = new AutocastGuard(casts is null ? null : new(casts.Target, casts.Casts is null ? null : []));
            Tensor[] again = new Tensor[inputs.Length];
            for (var i = 0; i < again.Length; i++) again[i] = inputs[i].Get(node);
            Exchange(refill);
            function(again);
        }
        finally
        {
            Exchange(before);
            if (later is not null) Generator.Default.SetState(later);
        }
        if (refill.Count != places.Count) throw Differs(node);
    }

    private static GradientException Differs(Node node) => new(
        "A checkpointed function did not save the same tensors when it ran again for backward. "
        + "It must compute the same from the same inputs: no state that changes between, no data-dependent branches on such state.")
    {
        Operation = node.Name,
    };

    private sealed class Place
    {
        public Tensor? Tensor { get; set; }
    }

    private sealed class Refill(List<WeakReference<Place>> places) : SavedTensorHooks
    {
        public int Count { get; private set; }

        public override object? Pack(Tensor tensor)
        {
            // Places whose node is gone are skipped; nobody will ask.
            if (Count < places.Count && places[Count].TryGetTarget(out var place)) place.Tensor ??= tensor;
            Count++;
            return null;
        }

        public override Tensor Unpack(object? packed, Node node) => throw new GradientException(
            "A checkpointed function runs Backward on what it records itself, which its second run cannot do. Take that part out of the checkpoint.");
    }
}
