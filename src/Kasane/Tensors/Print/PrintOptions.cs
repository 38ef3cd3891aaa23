namespace Kasane;

/// <summary>How tensors are printed; the defaults are PyTorch's. <see cref="Tensor.PrintOptions"/> holds those of <c>ToString()</c>.</summary>
public sealed record PrintOptions
{
    private readonly int precision = 4;
    private readonly long threshold = 1000;
    private readonly int edgeItems = 3;
    private readonly int lineWidth = 80;

    /// <summary>Digits after the decimal point of floating-point numbers. Default: 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Precision
    {
        get => precision;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            precision = value;
        }
    }

    /// <summary>A tensor with more elements than this is abbreviated. Default: 1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public long Threshold
    {
        get => threshold;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            threshold = value;
        }
    }

    /// <summary>How many items an abbreviated dimension shows at either end. Default: 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int EdgeItems
    {
        get => edgeItems;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            edgeItems = value;
        }
    }

    /// <summary>The characters per line after which lines are broken. Default: 80.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int LineWidth
    {
        get => lineWidth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            lineWidth = value;
        }
    }

    /// <summary>
    /// Whether floating-point numbers are written as 1.0000e+03. Default, null: where the printed numbers differ by a factor above 1000, one
    /// exceeds 1e8, or one that is no integer lies below 1e-4.
    /// </summary>
    public bool? SciMode { get; init; }
}
