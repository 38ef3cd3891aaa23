using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kasane;

/// <summary>
/// Layers of recurrent cells over sequences, one or both ways. The parameters are <c>weight_ih_l0</c>, <c>weight_hh_l0</c>,
/// <c>bias_ih_l0</c>, <c>bias_hh_l0</c>, <c>weight_hr_l0</c>, then those of <c>l0_reverse</c>, <c>l1</c> and so on.
/// </summary>
/// <typeparam name="TInput">Sequences and initial states.</typeparam>
/// <typeparam name="TOutput">Sequences and last states.</typeparam>
public abstract class RecurrentModule<
    [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput>
    : Module<TInput, TOutput>
{
    private readonly int perDirection;

    private protected RecurrentModule(
        int gates, long inputSize, long hiddenSize, int numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional,
        long projSize, DType dtype, Device? device)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputSize);
        ArgumentOutOfRangeException.ThrowIfNegative(hiddenSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numLayers);
        if (dropout is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(dropout), dropout, "Dropout expects a probability from 0 to 1.");
        if (projSize < 0 || (projSize > 0 && projSize >= hiddenSize))
            throw new ArgumentOutOfRangeException(
                nameof(projSize), projSize, $"A projection expects a size from 1 to {hiddenSize - 1} (less than hiddenSize), or 0.");
        (InputSize, HiddenSize, NumLayers, HasBias, BatchFirst) = (inputSize, hiddenSize, numLayers, bias, batchFirst);
        (Dropout, Bidirectional, ProjSize) = (dropout, bidirectional, projSize);
        perDirection = 2 + (bias ? 2 : 0) + (projSize > 0 ? 1 : 0);
        for (var layer = 0; layer < numLayers; layer++)
            for (var direction = 0; direction < Directions; direction++)
            {
                var name = $"l{layer.ToString(CultureInfo.InvariantCulture)}{(direction == 1 ? "_reverse" : "")}";
                Add($"weight_ih_{name}", [gates * hiddenSize, layer == 0 ? inputSize : Width * Directions], dtype, device);
                Add($"weight_hh_{name}", [gates * hiddenSize, Width], dtype, device);
                if (bias)
                {
                    Add($"bias_ih_{name}", [gates * hiddenSize], dtype, device);
                    Add($"bias_hh_{name}", [gates * hiddenSize], dtype, device);
                }
                if (projSize > 0) Add($"weight_hr_{name}", [projSize, hiddenSize], dtype, device);
            }
        ResetParameters();
    }

    /// <summary>Features of the input.</summary>
    public long InputSize { get; }

    /// <summary>Units per layer and direction.</summary>
    public long HiddenSize { get; }

    /// <summary>How many layers lie on top of each other.</summary>
    public int NumLayers { get; }

    /// <summary>Whether the gates have biases.</summary>
    public bool HasBias { get; }

    /// <summary>Whether the batch is the first dimension of input and output.</summary>
    public bool BatchFirst { get; }

    /// <summary>The probability with which outputs of all layers but the last are dropped in training mode.</summary>
    public double Dropout { get; }

    /// <summary>Whether every layer also runs from the last step to the first.</summary>
    public bool Bidirectional { get; }

    /// <summary>The size that hidden states are projected to; 0: they are not.</summary>
    public long ProjSize { get; }

    /// <summary>The parameters by layer and direction (layer 0, its reverse, layer 1, ...).</summary>
    [NotAMember]
    public IReadOnlyList<IReadOnlyList<Parameter>> AllWeights
    {
        get
        {
            var all = new Parameter[NumLayers * Directions][];
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = new Parameter[perDirection];
                for (var j = 0; j < perDirection; j++) all[i][j] = (Parameter)Registered![(i * perDirection) + j];
            }
            return all;
        }
    }

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"{InputSize}, {HiddenSize}{(ProjSize != 0 ? $", proj_size={ProjSize}" : "")}{(NumLayers != 1 ? $", num_layers={NumLayers}" : "")}"
        + $"{(HasBias ? "" : ", bias=False")}{(BatchFirst ? ", batch_first=True" : "")}"
        + $"{(Dropout != 0 ? $", dropout={PythonText.Of(Dropout)}" : "")}{(Bidirectional ? ", bidirectional=True" : "")}";

    private protected int Directions => Bidirectional ? 2 : 1;

    /// <summary>Size of the hidden states.</summary>
    private protected long Width => ProjSize > 0 ? ProjSize : HiddenSize;

    /// <summary>Draws all parameters anew, uniform in +-1/sqrt(units).</summary>
    public void ResetParameters()
    {
        var bound = HiddenSize > 0 ? 1 / Math.Sqrt(HiddenSize) : 0;
        foreach (var parameter in Parameters()) Init.Uniform(parameter, -bound, bound);
    }

    /// <summary>The forward pass of all layers.</summary>
    private protected (Tensor Output, Tensor H, Tensor C) Run<TCell>(Tensor input, Tensor? h, Tensor? c, PackedSequence? packing)
        where TCell : struct, IRecurrentCell
    {
        ArgumentNullException.ThrowIfNull(input);
        var sequences = new RecurrentSequences(GetType().Name, input, packing, BatchFirst, InputSize);
        h = sequences.State(h, "hidden state", NumLayers * Directions, Width);
        c = TCell.HasMemory ? sequences.State(c, "memory", NumLayers * Directions, HiddenSize) : null;
        var (x, lastH, lastC) = (sequences.Rows, new Tensor[NumLayers * Directions], new Tensor[NumLayers * Directions]);
        for (var layer = 0; layer < NumLayers; layer++)
        {
            var outputs = new Tensor[Directions];
            for (var direction = 0; direction < Directions; direction++)
            {
                var i = (layer * Directions) + direction;
                (outputs[direction], lastH[i], lastC[i]) = RecurrentLayer.Run<TCell>(
                    direction == 0 ? sequences.Steps : sequences.Steps.Turned(), x, h.Select(0, i), c?.Select(0, i), Weights(i));
            }
            x = outputs.Length == 1 ? outputs[0] : Functional.Cat(outputs, 1);
            if (layer < NumLayers - 1 && Dropout > 0) x = Functional.Dropout(x, Dropout, IsTraining);
        }
        h = sequences.Restored(Functional.Stack(lastH));
        return (sequences.Shaped(x), h, TCell.HasMemory ? sequences.Restored(Functional.Stack(lastC)) : h);
    }

    private RecurrentWeights Weights(int i)
    {
        var first = i * perDirection;
        Parameter At(int j) => (Parameter)Registered![first + j];
        return new(
            At(0), At(1), HasBias ? At(2) : null, HasBias ? At(3) : null, ProjSize > 0 ? At(perDirection - 1) : null);
    }

    private void Add(string name, Shape shape, DType dtype, Device? device) =>
        EnsureRegistry().Add(name, new Parameter(Tensor.Empty(shape, dtype, device)), MemberKind.Parameter);
}
