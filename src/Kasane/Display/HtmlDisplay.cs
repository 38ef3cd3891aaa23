namespace Kasane;

/// <summary>Tensors and modules as HTML: what notebooks show, and for pages of one's own.</summary>
public static class HtmlDisplay
{
    /// <summary>
    /// Shape, dtype, device and history, then the numbers as tables: one for each of the first matrices of the last two dimensions. Long
    /// dimensions are abbreviated; NaN and infinities stand out.
    /// </summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="options">Precision and abbreviation; default: 8 items at either end where there are more than 256 numbers in a table.</param>
    /// <returns>An element that needs no other file; colours follow the page's.</returns>
    public static string ToHtml(this Tensor x, PrintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return TensorHtml.Of(x, options ?? Tensor.PrintOptions with { Threshold = 256, EdgeItems = 8 });
    }

    /// <summary>The module tree, whose branches open and close, with parameters, shapes and numbers of elements.</summary>
    /// <param name="module">Any module; a shared one is opened once.</param>
    /// <param name="maxModules">How many modules are listed at most; default 500.</param>
    /// <returns>An element that needs no other file; colours follow the page's.</returns>
    public static string ToHtml(this Module module, int maxModules = 500)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxModules, 1);
        return ModuleHtml.Of(module, maxModules);
    }
}
