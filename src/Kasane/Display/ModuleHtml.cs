using System.Globalization;
using System.Text;

namespace Kasane.Internal;

/// <summary>A module tree as HTML. Without recursion: a tree may be deep.</summary>
internal static class ModuleHtml
{
    private const int OpenLevels = 2;

    private const string Style =
        ".kasane-m{font:13px/1.6 ui-monospace,SFMono-Regular,Consolas,monospace;margin:.3em 0}"
        + ".kasane-m details,.kasane-m .leaf{margin-left:1.1em}.kasane-m>details{margin-left:0}"
        + ".kasane-m summary{cursor:pointer;margin-left:-1.1em}.kasane-m>details>summary{margin-left:0}"
        + ".kasane-m b{font-weight:600}.kasane-m i{font-style:normal;opacity:.65}"
        + ".kasane-m .n{opacity:.65;margin-left:.8em}.kasane-m .p{opacity:.75;margin-left:2.2em}";

    public static string Of(Module root, int maxModules)
    {
        var text = new StringBuilder("<div class=\"kasane-m\"><style>").Append(Style).Append("</style>");
        var open = new Stack<int>();
        var listed = 0;
        foreach (var line in ModuleTree.Of(root))
        {
            while (open.TryPeek(out var depth) && depth >= line.Depth)
            {
                open.Pop();
                text.Append("</details>");
            }

            if (listed++ == maxModules)
            {
                text.Append("<div class=\"leaf\">… more modules are left out</div>");
                break;
            }

            var parameters = line.Repeated
                ? []
                : Members.Of(line.Module).FindAll(member => member.Kind is MemberKind.Parameter or MemberKind.Buffer);
            var branch = line.Children > 0 || parameters.Count > 0;
            if (branch) open.Push(line.Depth);
            var isOpen = line.Depth < OpenLevels && (line.Children > 0 || line.Depth == 0);
            text.Append(!branch ? "<div class=\"leaf\">" : isOpen ? "<details open><summary>" : "<details><summary>");
            AppendTitle(text, line);
            text.Append(branch ? "</summary>" : "</div>");
            foreach (var member in parameters) AppendMember(text, member);
        }

        while (open.TryPop(out _)) text.Append("</details>");
        return text.Append("</div>").ToString();
    }

    private static void AppendTitle(StringBuilder text, ModuleTreeLine line)
    {
        if (line.Name.Length > 0) text.Append("<i>").Append(HtmlText.Escape(line.Name)).Append(":</i> ");
        text.Append("<b>").Append(HtmlText.Escape(line.Module.Title)).Append("</b>");
        if (line.Repeated)
        {
            text.Append("<span class=\"n\">shared, shown above</span>");
            return;
        }

        if (line.Module.Extra is { Length: > 0 } extra) text.Append("<i>(").Append(HtmlText.Escape(extra)).Append(")</i>");
        var count = line.Module.Parameters().Where(parameter => parameter.IsInitialized).Sum(parameter => parameter.ElementCount);
        if (count > 0) text.Append(CultureInfo.InvariantCulture, $"<span class=\"n\">{count:N0} parameters</span>");
    }

    private static void AppendMember(StringBuilder text, Member member)
    {
        text.Append("<div class=\"p\">").Append(HtmlText.Escape(member.Name)).Append(' ');
        if (member.IsUninitialized) text.Append("<i>uninitialized</i>");
        else text.Append(CultureInfo.InvariantCulture, $"<i>{member.Tensor.DType} {member.Tensor.Shape}</i>");
        if (member.Kind == MemberKind.Buffer) text.Append(" <i>buffer</i>");
        else if (!member.Tensor.RequiresGrad) text.Append(" <i>frozen</i>");
        text.Append("</div>");
    }
}
