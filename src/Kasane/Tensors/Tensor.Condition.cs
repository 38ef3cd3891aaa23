namespace Kasane;

public partial class Tensor
{
    /// <summary>Lets a tensor with one element stand as a condition, <c>while (x.Abs().Sum() > 1)</c>: anything but zero is true.</summary>
    /// <param name="x">One element; NaN counts as true, as in PyTorch.</param>
    /// <exception cref="ShapeException">There is not exactly one element. Use <c>x.Any()</c> or <c>x.All()</c>.</exception>
    public static bool operator true(Tensor x) => IsTrue(x);

    /// <summary>Whether the only element is zero.</summary>
    /// <param name="x">One element.</param>
    /// <exception cref="ShapeException">There is not exactly one element. Use <c>x.Any()</c> or <c>x.All()</c>.</exception>
    public static bool operator false(Tensor x) => !IsTrue(x);

    private static bool IsTrue(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.ElementCount != 1)
            throw new ShapeException($"A condition expects a tensor with one element, but this one has shape {x.Shape}. Use x.Any() or x.All() to combine them.")
            {
                Operation = "Condition",
                Shapes = [x.Shape],
            };
        return x.Item<bool>();
    }
}
