using System.Text;

namespace Kasane;

public abstract partial class Module
{
    /// <summary>What stands between the parentheses when the module is printed.</summary>
    internal string Extra => ExtraInfo;

    /// <summary>The printed name, which says whether the module is parametrized.</summary>
    internal string Title => parametrized is null ? DisplayName : "Parametrized" + DisplayName;

    /// <summary>The module tree as PyTorch prints it.</summary>
    public override string ToString()
    {
        var children = Members.Of(this).FindAll(member => member.Kind == MemberKind.Module);
        var extra = ExtraInfo;
        if (children.Count == 0 && !extra.Contains('\n', StringComparison.Ordinal)) return $"{Title}({extra})";
        var text = new StringBuilder().Append(Title).Append('(');
        if (extra.Length > 0) text.Append("\n  ").Append(extra.Replace("\n", "\n  ", StringComparison.Ordinal));
        foreach (var child in children)
            text.Append("\n  (").Append(child.Name).Append("): ").Append(child.Module.ToString().Replace("\n", "\n  ", StringComparison.Ordinal));
        return text.Append("\n)").ToString();
    }
}
