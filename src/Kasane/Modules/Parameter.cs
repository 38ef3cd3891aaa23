namespace Kasane;

/// <summary>
/// A tensor that a module learns: found in its fields, listed by <see cref="Module.Parameters"/>, stored in the state dict and updated by
/// optimizers. Its identity stays when a module moves to another device or dtype, so optimizers may be made before or after.
/// </summary>
public sealed class Parameter : Tensor
{
    /// <summary>A parameter over the memory of <paramref name="data"/>, without its history.</summary>
    /// <param name="data">The initial values; any shape.</param>
    /// <param name="requiresGrad">Whether gradients are collected; default true.</param>
    /// <exception cref="GradientException">The dtype cannot be differentiated and <paramref name="requiresGrad"/> is true.</exception>
    public Parameter(Tensor data, bool requiresGrad = true)
        : base(SharedStorage(data), data.Offset, data.Layout, data.DType)
    {
        RequiresGrad = requiresGrad;
        IsInitialized = true;
    }

    private Parameter()
        : base(MetaStorage(), 0, Internal.Layout.Contiguous([0]), DType.Float32)
    {
        RequiresGrad = true;
    }

    /// <summary>Whether the parameter has a shape and values; those of lazy modules get theirs at the first call.</summary>
    public bool IsInitialized { get; private set; }

    /// <summary>A parameter whose shape is not known yet.</summary>
    public static Parameter Uninitialized() => new();

    /// <summary>Gives an uninitialized parameter its shape and values.</summary>
    /// <param name="data">The initial values.</param>
    /// <exception cref="InvalidOperationException">The parameter has its values already.</exception>
    public void Initialize(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (IsInitialized) throw new InvalidOperationException($"Initialize expects an uninitialized parameter, but this one has shape {Shape} already.");
        Become(data);
        IsInitialized = true;
    }

    /// <summary>A parameter that is another handle on a tensor, with its history: gradients flow to where the tensor came from.</summary>
    internal static Parameter Aliasing(Tensor source)
    {
        var alias = new Parameter();
        alias.Become(source);
        var edge = source.GradientEdge;
        alias.SetGradientNode(edge.Node, edge.Slot);
        alias.IsInitialized = true;
        return alias;
    }

    private static Internal.Storage SharedStorage(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.Storage.AddOwner();
        return data.Storage;
    }

    private static Internal.Storage MetaStorage() => Internal.Backend.Of(Device.Meta).Allocate(0);
}
