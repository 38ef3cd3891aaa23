namespace Kasane.Conformance.Binding;

/// <summary>The library under test, on one device.</summary>
interface ILibrary
{
    ITensorAccess Tensors { get; }

    IModuleAccess Modules { get; }

    IOptimizerAccess Optimizers { get; }

    ICheckpointAccess Checkpoints { get; }

    /// <summary>Calls an op by PyTorch's name; an in-place op changes the first argument.</summary>
    object? Call(string op, Arguments arguments);
}
