namespace Kasane.Tests.Docs;

/// <summary>An expression as text, with how tightly its outermost operator binds.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Level">0 for comparisons and logic, 1 for sums, 2 for products, 3 for powers and signs, 4 for names and calls.</param>
internal readonly record struct Formula(string Text, int Level = 4)
{
    public static Formula Call(string name, params Formula[] arguments) => new($"{name}({string.Join(", ", arguments.Select(argument => argument.Text))})");

    /// <summary>The text, in parentheses if it binds less tightly than asked for.</summary>
    public string At(int level) => Level >= level ? Text : $"({Text})";
}
