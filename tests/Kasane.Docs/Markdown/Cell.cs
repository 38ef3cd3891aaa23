namespace Kasane.Docs;

/// <summary>C# in a table, in column N by a comment <c>&lt;!-- cells N: parameters --&gt;</c> before the table.</summary>
/// <param name="Page">The page, from the repository's root.</param>
/// <param name="Line">The row's line, from 1.</param>
/// <param name="Code">An expression, statements, a type or a member.</param>
/// <param name="Parameters">What the code may use, as a parameter list.</param>
internal sealed record Cell(string Page, int Line, string Code, string Parameters)
{
    public string Place => $"{Page}:{Line}";
}
