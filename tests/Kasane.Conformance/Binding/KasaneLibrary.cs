namespace Kasane.Conformance.Binding;

/// <summary>Kasane on one device. Parts that it does not have yet fail every case that needs them.</summary>
sealed class KasaneLibrary : ILibrary
{
    private readonly OpCaller caller;

    public KasaneLibrary(Device device)
    {
        Tensors = new KasaneTensors(device);
        var catalog = Catalog.Of(typeof(Tensor).Assembly, typeof(LinearAlgebra).Assembly);
        // The CPU is the default anyway: nothing is put in, so that the defaults themselves are tested.
        var converter = new ArgumentConverter(catalog.Function);
        var binder = new ArgumentBinder(converter, device == Device.Cpu ? null : device);
        caller = new(catalog, binder, new Idioms(Tensors, device, Call).All());
        Modules = new KasaneModules(catalog, new(converter), device);
        Optimizers = new KasaneOptimizers(catalog, new(converter), converter, Call);
    }

    public ITensorAccess Tensors { get; }

    public IModuleAccess Modules { get; }

    public IOptimizerAccess Optimizers { get; }

    public ICheckpointAccess Checkpoints { get; } = new KasaneCheckpoints();

    public object? Call(string op, Arguments arguments) => caller.Call(op, arguments);
}
