namespace Kasane;

public partial class Tensor
{
    /// <summary>How <see cref="ToString()"/> prints, for the whole process.</summary>
    /// <exception cref="ArgumentNullException">Null was assigned.</exception>
    public static PrintOptions PrintOptions
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    = new();

    /// <summary>
    /// The elements, abbreviated if there are many, with what is unusual about the tensor, as PyTorch prints them:
    /// <c>tensor([1.5000, 2.0000], requires_grad=True)</c>. Only the printed elements are read.
    /// </summary>
    public override string ToString() => ToString(PrintOptions);

    /// <summary><see cref="ToString()"/> with other options.</summary>
    /// <param name="options">Precision, line width, abbreviation.</param>
    public string ToString(PrintOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Internal.TensorText.Of(this, options);
    }
}
