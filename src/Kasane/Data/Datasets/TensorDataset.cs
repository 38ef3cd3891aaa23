namespace Kasane;

/// <summary>Slices of tensors along dimension 0; made by <see cref="Dataset"/>. Whole batches are taken with one selection per tensor.</summary>
/// <typeparam name="T">A tensor, or a tuple of tensors.</typeparam>
public sealed class TensorDataset<T> : Dataset<T>, IBatchSource<T>
{
    private readonly Tensor[] tensors;
    private readonly Func<Tensor[], T> make;

    internal TensorDataset(Tensor[] tensors, Func<Tensor[], T> make)
    {
        foreach (var tensor in tensors)
        {
            ArgumentNullException.ThrowIfNull(tensor, nameof(tensors));
            if (tensor.Rank == 0)
                throw new ShapeException(
                    "A dataset expects tensors with at least one dimension, but one is a scalar. Give each item a row.")
                {
                    Operation = "Dataset.Of",
                };
            if (tensor.Size(0) != tensors[0].Size(0))
            {
                throw new ShapeException($"A dataset expects as many rows in every tensor, but got shapes {tensors[0].Shape} and {tensor.Shape}.")
                {
                    Operation = "Dataset.Of",
                    Shapes = [tensors[0].Shape, tensor.Shape],
                };
            }
        }

        this.tensors = tensors;
        this.make = make;
        Count = checked((int)tensors[0].Size(0));
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <summary>The tensors.</summary>
    public IReadOnlyList<Tensor> Tensors => tensors;

    bool IBatchSource<T>.CanFetch => true;

    /// <inheritdoc/>
    public override T this[int index] => make(Array.ConvertAll(tensors, tensor => tensor.Select(0, index)));

    T IBatchSource<T>.Fetch(ReadOnlySpan<int> positions)
    {
        var rows = Tensor.From(positions, [positions.Length]).To(DType.Int64);
        return make(Array.ConvertAll(tensors, tensor => tensor.IndexSelect(0, tensor.Device == Device.Cpu ? rows : rows.To(tensor.Device))));
    }
}
