using System.Globalization;

namespace Kasane.Internal;

/// <summary>Numbers and flags as PyTorch prints them in a module's description.</summary>
internal static class PythonText
{
    /// <summary>A floating-point number: 0.5, 1.0, 1e-05.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        if (value == Math.Floor(value) && Math.Abs(value) < 1e16) return value.ToString("F1", CultureInfo.InvariantCulture);
        return value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }

    /// <summary>A number that PyTorch takes as an integer where it is whole: 20, 5.5.</summary>
    public static string Plain(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e16
        ? value.ToString("F0", CultureInfo.InvariantCulture)
        : Of(value);

    public static string Of(Scalar value) => value.Kind == ScalarKind.Floating ? Of(value.ToDouble()) : value.ToString();

    public static string Of(bool value) => value ? "True" : "False";

    /// <summary>A tuple: (2, 4), (4,).</summary>
    public static string Of(ReadOnlySpan<long> sizes) => sizes.Length == 1
        ? string.Create(CultureInfo.InvariantCulture, $"({sizes[0]},)")
        : $"({string.Join(", ", sizes.ToArray().Select(size => size.ToString(CultureInfo.InvariantCulture)))})";

    /// <summary>A size as it was given: 3, (3, 5), (None, 5).</summary>
    /// <param name="size">The size.</param>
    /// <param name="missing">What stands for nothing given; null: None.</param>
    public static string Of(Extent size, long? missing = null) => AsGiven([.. size.Select(Text)], Text(missing));

    /// <summary>Factors as they were given: 2.0, (2.0, 1.5).</summary>
    public static string Of(Ratio factors) => AsGiven([.. factors.Select(Of)], "None");

    /// <summary>A size as a tuple, also when it is one number.</summary>
    public static string Tuple(Extent size, long missing = 0) => Of(size.IsDefault ? [missing] : size.Sizes);

    /// <summary>A word of a closed set, in PyTorch's spelling: nearest-exact.</summary>
    public static string Word(InterpolationMode mode) => mode == InterpolationMode.NearestExact ? "nearest-exact" : Lower(mode);

    /// <inheritdoc cref="Word(InterpolationMode)"/>
    public static string Word(PaddingMode mode) => Lower(mode);

    /// <inheritdoc cref="Word(InterpolationMode)"/>
    public static string Word(ConvPadding padding) => Lower(padding);

    /// <inheritdoc cref="Word(InterpolationMode)"/>
    public static string Word(EmbeddingBagMode mode) => Lower(mode);

    /// <summary>What an activation appends when it overwrites its input.</summary>
    public static string InPlace(bool inPlace, string separator = "") => inPlace ? $"{separator}inplace=True" : "";

    private static string AsGiven(string[] numbers, string missing) => numbers switch
    {
        [] => missing,
        [var one] => one,
        _ => $"({string.Join(", ", numbers)})",
    };

    private static string Text(long? size) => size is { } given ? given.ToString(CultureInfo.InvariantCulture) : "None";

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
