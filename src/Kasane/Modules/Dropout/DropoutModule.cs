namespace Kasane;

/// <summary>What the modules share that drop something at random in training and pass their input on in evaluation.</summary>
public abstract class DropoutModule : Module<Tensor, Tensor>
{
    private protected DropoutModule(double p, bool inPlace)
    {
        P = p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, $"{GetType().Name} expects a probability from 0 to 1.");
        InPlace = inPlace;
    }

    /// <summary>The probability, 0 to 1.</summary>
    public double P { get; }

    /// <summary>Whether the input is overwritten.</summary>
    public bool InPlace { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => $"p={PythonText.Of(P)}, inplace={PythonText.Of(InPlace)}";
}
