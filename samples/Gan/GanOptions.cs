namespace Kasane.Samples.Gan;

/// <summary>What the command line asks for.</summary>
internal sealed record GanOptions
{
    /// <summary>The length of a noise vector.</summary>
    public const int NoiseSize = 100;

    /// <summary>Width and height of a picture.</summary>
    public const int PictureSize = 28;

    public required int Epochs { get; init; }

    public required int Batch { get; init; }

    public required long Seed { get; init; }

    /// <summary>A folder of MNIST-like IDX files; null: the digits inside the library.</summary>
    public string? Data { get; init; }

    public required string Out { get; init; }

    public required Device Device { get; init; }

    /// <summary>Stop after so many steps, whatever the epochs; 0: no limit.</summary>
    public int MaxSteps { get; init; }
}
