namespace Kasane.Conformance.Binding;

/// <summary>What the runners need from modules.</summary>
interface IModuleAccess
{
    bool IsModule(object? value);

    /// <summary>Constructs a class of <c>torch.nn</c> on the device under test.</summary>
    object Construct(string name, Arguments arguments);

    /// <summary>Names and tensors of the state dict, in order.</summary>
    IReadOnlyList<KeyValuePair<string, object>> State(object module);

    void LoadState(object module, IReadOnlyList<KeyValuePair<string, object>> state);

    IReadOnlyList<KeyValuePair<string, object>> Parameters(object module);

    void Train(object module, bool training);

    object? Call(object module, Arguments arguments);
}
