namespace Kasane.Docs;

/// <summary>A fenced block of C# on a page.</summary>
/// <param name="Page">The page, from the repository's root.</param>
/// <param name="Line">The line of its first line of code, from 1.</param>
/// <param name="Code">What stands between the fences.</param>
/// <param name="Before">
/// The block that this one goes on from: the last one (<c>&lt;!-- continues --&gt;</c>), or one with a name (<c>&lt;!-- name: x --&gt;</c>,
/// <c>&lt;!-- continues: x --&gt;</c>). Null: it begins a program.
/// </param>
/// <param name="Setup">Code that is not shown: it stands in a comment <c>&lt;!-- setup: ... --&gt;</c> before the block.</param>
/// <param name="IsInternal">Whether it sees the library's inside, marked by <c>&lt;!-- internals --&gt;</c>.</param>
internal sealed record Block(string Page, int Line, string Code, Block? Before, string Setup, bool IsInternal)
{
    /// <summary>What the page says that it prints; null where it says nothing.</summary>
    public string? Output { get; set; }

    public string Place => $"{Page}:{Line}";

    /// <summary>The program up to and including this block.</summary>
    public IEnumerable<Block> Chain => Before is null ? [this] : Before.Chain.Append(this);
}
